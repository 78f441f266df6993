-- What filters and full text ask of PostgreSQL beyond its own functions. All give NULL for NULL.

-- Words as they are indexed: as they stand, without a dictionary. What an index cannot hold is left out.
CREATE FUNCTION masalik_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_to_tsvector(ARRAY(
    SELECT word FROM unnest(string_to_array(left($1, 250000), ' ')) word
    WHERE word <> '' AND octet_length(word) < 2000
  ))
$$;

CREATE FUNCTION masalik_like(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT $1 COLLATE "C" LIKE $2
    || CASE WHEN length(substring($2 from '\\*$')) % 2 = 1 THEN '\' ELSE '' END
$$;

CREATE FUNCTION masalik_casei(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(upper($1 COLLATE "und-x-icu") COLLATE "und-x-icu")
$$;

CREATE FUNCTION masalik_accenti(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT normalize(regexp_replace(normalize($1, NFKD), '[{marks}]', '', 'g'), NFC)
$$;

CREATE FUNCTION masalik_number(text, double precision, double precision) RETURNS double precision
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$ BEGIN
  RETURN CASE $1
    WHEN '+' THEN $2 + $3
    WHEN '-' THEN $2 - $3
    WHEN '*' THEN $2 * $3
    WHEN '/' THEN $2 / $3
    WHEN 'div' THEN trunc($2 / $3)
    WHEN '%' THEN $2 - $3 * trunc($2 / $3)
    WHEN '^' THEN power($2, $3)
  END;
EXCEPTION WHEN data_exception THEN RETURN NULL;
END $$;

CREATE FUNCTION masalik_moment(text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
SET timezone TO 'UTC' AS $$ BEGIN
  IF $1 !~ '^\d{4}-\d\d-\d\d' THEN RETURN NULL; END IF;
  RETURN to_char($1::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
EXCEPTION WHEN data_exception THEN RETURN NULL;
END $$;

CREATE FUNCTION masalik_items(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY(SELECT DISTINCT item::text COLLATE "C" FROM jsonb_array_elements($1::jsonb) item ORDER BY 1)
$$;
