using System.Globalization;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>What the program asked of the three services, newest first.</summary>
internal static class CallsView
{
    public static Html Render(PageSources sources) =>
        Html.Of(
            $"""
            <section class="calls">
            {Table(
                Strings.PagePlatform,
                [Strings.PageTime, Strings.PageCall, Strings.PageStatus, Strings.PageRows, Strings.PageDuration],
                sources.Platform.Calls.Select(c =>
                    (string[])[Time(c.At), $"GET {c.Path}", Status(c.Status), Number(c.Rows), Took(c.Duration)]
                )
            )}
            {Table(
                Strings.PageSheets,
                [Strings.PageTime, Strings.PageCall, Strings.PageStatus, Strings.PageBytes, Strings.PageDuration],
                sources.Sheets.Calls.Select(c =>
                    (string[])[Time(c.At), $"{c.Method} {c.Path}", Status(c.Status), Number(c.Bytes), Took(c.Took)]
                )
            )}
            {Table(
                Strings.PageSmtp,
                [Strings.PageTime, Strings.PageMailEnvelope, Strings.PageBytes],
                sources.Smtp.Mailbox.Select(m =>
                    (string[])[Time(m.ReceivedAt), $"{m.From} → {string.Join(", ", m.To)}", Number(m.Content.Length)]
                )
            )}
            </section>
            """
        );

    private static Html Table(string title, string[] heads, IEnumerable<string[]> rows)
    {
        List<string[]> newestFirst = [.. rows.Reverse()];
        Html body =
            newestFirst.Count == 0
                ? Html.Of($"<p class=\"empty\">{Strings.PageCallsEmpty}</p>")
                : Html.Of(
                    $"""
                    <div class="scroll"><table>
                    <thead><tr>{heads.Select(head => Html.Of($"<th>{head}</th>"))}</tr></thead>
                    <tbody>{newestFirst.Select(Row)}</tbody>
                    </table></div>
                    """
                );
        return Html.Of($"<h1>{title}</h1>{body}");
    }

    private static Html Row(string[] cells) => Html.Of($"<tr>{cells.Select(cell => Html.Of($"<td>{cell}</td>"))}</tr>");

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Status(int status) =>
        status == 0 ? Strings.PageCut : status.ToString(CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private static string Took(TimeSpan time) =>
        string.Format(CultureInfo.CurrentCulture, Strings.PageMilliseconds, Number((long)time.TotalMilliseconds));
}
