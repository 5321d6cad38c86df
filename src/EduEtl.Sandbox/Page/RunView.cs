using System.Globalization;
using EduEtl.Sandbox.Host;
using EduEtl.Sandbox.Resources;
using EduEtl.Shared;

namespace EduEtl.Sandbox.Page;

/// <summary>The program's command line, and what it printed when it was last started here.</summary>
internal static class RunView
{
    private static readonly string[] Suggestions =
    [
        "--date yesterday",
        "--date yesterday --dry-run",
        "--missed",
        "status",
        "doctor",
        "report --date yesterday",
        "notify --date yesterday",
        "problems --date yesterday",
        "--help",
    ];

    public static Html Render(PageRun? run)
    {
        Html busy = new(run is { ExitCode: null } ? " disabled" : "");
        return Html.Of(
            $"""
            <h1>{Strings.RunTitle}</h1>
            <form method="post" action="/run" class="run">
            <label for="arguments">eduetl</label>
            <input id="arguments" name="arguments" list="suggestions" autocomplete="off" spellcheck="false" value="{run?.Arguments
                ?? Suggestions[0]}">
            <datalist id="suggestions">{Suggestions.Select(text => Html.Of($"<option value=\"{text}\">"))}</datalist>
            <button{busy}>{Strings.RunButton}</button>
            </form>
            {(run is null ? Html.Of($"<p>{Strings.RunNone}</p>") : Output(run))}
            """
        );
    }

    private static Html Output(PageRun run)
    {
        string state = run.ExitCode is { } code
            ? string.Format(CultureInfo.CurrentCulture, Strings.RunEnded, code)
            : Strings.RunUnderWay;
        Html mark = new(run.ExitCode is { } ended ? (ended == 0 ? "well" : "ill") : "busy");
        return Html.Of($"<pre>{run.Output}</pre><p class=\"state {mark}\" role=\"status\">{state}</p>");
    }
}
