using EduEtl.Attempts;

namespace EduEtl.Storage.Postgres;

/// <summary>What a database can hold whose encoding is not UTF-8, as its server tells.</summary>
internal static class HeldCharacters
{
    /// <summary>
    /// Each character that a single byte stands for. A conversion that does not exist is an error, which only a block of its
    /// own survives, and such a block returns nothing but by a setting.
    /// </summary>
    private const string Look = """
        DO $$
        DECLARE
            encoding name := current_setting('server_encoding');
            held text := '';
        BEGIN
            FOR byte IN 128..255 LOOP
                BEGIN
                    PERFORM convert(set_byte('\x00'::bytea, 0, byte), encoding, 'UTF8');
                    held := held || chr(byte);
                EXCEPTION WHEN others THEN
                    CONTINUE;
                END;
            END LOOP;
            PERFORM set_config('eduetl.held', held, false);
        END $$
        """;

    /// <summary>
    /// Null where it holds every character, or takes bytes as they come (SQL_ASCII), or has more than a byte for one: there
    /// the server itself refuses.
    /// </summary>
    public static async Task<CharacterSet?> ReadAsync(Session session, CancellationToken ct)
    {
        if (session.Encoding is not { } encoding || !await HasSingleBytesAsync(session, encoding, ct))
            return null;
        await session.ExecuteAsync(Look, ct);
        return new(await session.ScalarAsync<string>("SELECT current_setting('eduetl.held')", ct));
    }

    private static Task<bool> HasSingleBytesAsync(Session session, string encoding, CancellationToken ct) =>
        session.ScalarAsync<bool>("SELECT pg_encoding_max_length(pg_char_to_encoding($1)) = 1", ct, encoding);
}
