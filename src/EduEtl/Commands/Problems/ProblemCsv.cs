using System.Globalization;
using System.Text;
using EduEtl.Storage;

namespace EduEtl.Commands.Problems;

/// <summary>
/// Problem rows as a CSV file: RFC 4180, a header, the raw text whole. It is for spreadsheets too: by its mark they know
/// UTF-8, and what they would calculate begins with an apostrophe.
/// </summary>
internal static class ProblemCsv
{
    private const string NewLine = "\r\n";

    /// <returns>Rows written.</returns>
    /// <exception cref="ExpectedException">The file cannot be written; a file of that name is as it was.</exception>
    public static async Task<long> WriteAsync(string path, ProblemListing listing, CancellationToken ct)
    {
        string part = path + ".part";
        try
        {
            long rows;
            await using (var file = new StreamWriter(part, append: false, Encoding.UTF8))
                rows = await WriteAsync(file, listing, ct);
            File.Move(part, path, overwrite: true);
            return rows;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ExpectedException(
                ExitCode.WrongCommand,
                Strings.ProblemsFileUnusable.With(
                    Printable.OneLine(path),
                    e is DirectoryNotFoundException ? Strings.ProblemsNoFolder : e.Message
                ),
                e is DirectoryNotFoundException ? Strings.ProblemsFolderRemedy : Strings.ProblemsFileRemedy,
                e
            );
        }
        finally
        {
            Forget(part);
        }
    }

    private static async Task<long> WriteAsync(StreamWriter file, ProblemListing listing, CancellationToken ct)
    {
        await file.WriteAsync("row_number,stored,problem,reason,raw" + NewLine);
        long rows = 0;
        await foreach (ProblemRow row in listing.ReadAsync(longest: null, ct))
        {
            string[] fields =
            [
                row.Number.ToString(CultureInfo.InvariantCulture),
                row.Stored ? "true" : "false",
                row.Problem,
                ProblemTexts.Reason(row.Problem),
                row.Raw,
            ];
            await file.WriteAsync(string.Join(',', fields.Select(Quoted)) + NewLine);
            rows++;
        }
        return rows;
    }

    private static string Quoted(string text)
    {
        string field = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void Forget(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }
}
