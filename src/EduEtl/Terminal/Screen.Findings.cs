namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    /// <summary>A line for what was found, and under it what to do.</summary>
    public void Found(Finding finding)
    {
        (string mark, Tone tone) = finding.Verdict switch
        {
            Verdict.Well => ("✓", Tone.Good),
            Verdict.Warning => ("!", Tone.Caution),
            Verdict.Failed => ("✗", Tone.Bad),
            _ => ("–", Tone.Faint),
        };
        Write($"{mark} {Strings.StageLine.With(finding.Name, finding.Text)}", tone);
        if (finding.Remedy is { } remedy)
            Write($"  {remedy}", Tone.Plain);
    }
}
