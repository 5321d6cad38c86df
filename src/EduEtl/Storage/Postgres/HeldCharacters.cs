using EduEtl.Attempts;

namespace EduEtl.Storage.Postgres;

/// <summary>What a database can hold whose encoding is not UTF-8, as its server tells.</summary>
internal static class HeldCharacters
{
    /// <summary>Each byte that may stand for a character.</summary>
    private const string Byte = "set_byte('\\x00'::bytea, 0, code)";

    /// <summary>Each character of the first plane, as UTF-8; those beyond count as not held.</summary>
    private const string Utf8 = """
        CASE WHEN code < 2048 THEN
            set_byte(set_byte('\x0000'::bytea, 0, 192 + code / 64), 1, 128 + code % 64)
        ELSE
            set_byte(set_byte(set_byte('\x000000'::bytea, 0, 224 + code / 4096), 1, 128 + code / 64 % 64), 2, 128 + code % 64)
        END
        """;

    /// <summary>Null where it holds every character, or takes bytes as they come (SQL_ASCII).</summary>
    public static async Task<CharacterSet?> ReadAsync(Session session, CancellationToken ct)
    {
        if (session.Encoding is not { } encoding)
            return null;
        // Where more than a byte stands for a character, each one has to be tried, which takes a quarter of a second.
        string look = await HasSingleBytesAsync(session, encoding, ct)
            ? Look(255, $"convert({Byte}, encoding, 'UTF8')", "chr(code)")
            : Look(65535, $"convert({Utf8}, 'UTF8', encoding)", $"convert_from({Utf8}, 'UTF8')");
        await session.ExecuteAsync(look, ct);
        return new(await session.ScalarAsync<string>("SELECT current_setting('eduetl.held')", ct));
    }

    /// <summary>
    /// A conversion that does not exist is an error, which only a block of its own survives, and such a block returns nothing
    /// but by a setting.
    /// </summary>
    private static string Look(int last, string tried, string character) =>
        $"""
            DO $$
            DECLARE
                encoding name := current_setting('server_encoding');
                held text[] := ARRAY[]::text[];
            BEGIN
                FOR code IN 128..{last} LOOP
                    BEGIN
                        PERFORM {tried};
                        held := held || {character};
                    EXCEPTION WHEN others THEN
                        CONTINUE;
                    END;
                END LOOP;
                PERFORM set_config('eduetl.held', array_to_string(held, ''), false);
            END $$
            """;

    private static Task<bool> HasSingleBytesAsync(Session session, string encoding, CancellationToken ct) =>
        session.ScalarAsync<bool>("SELECT pg_encoding_max_length(pg_char_to_encoding($1)) = 1", ct, encoding);
}
