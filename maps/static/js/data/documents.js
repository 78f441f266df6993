// JSON by its address: fetched, or found in the page itself, as in a map that is one file.

/** The JSON at an address; `#id` names an element of this page that holds it. */
async function documentAt(address) {
  if (address.startsWith("#")) return JSON.parse(document.getElementById(address.slice(1)).textContent);
  const response = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
