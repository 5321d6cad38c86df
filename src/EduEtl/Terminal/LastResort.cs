namespace EduEtl.Terminal;

/// <summary>What ends the program outside a stage, told in two lines: even where the screen itself is what failed.</summary>
internal static class LastResort
{
    public static ExitCode Tell(Exception e, Screen? screen, bool touched)
    {
        ExpectedException failure = e as ExpectedException ?? Unexpected(e, e.Message, touched);
        try
        {
            if (screen is null)
                Console.Error.WriteLine(Printable.OneLine(failure.Message));
            else
                screen.Fail(failure);
        }
        catch (IOException)
        {
            // Nobody can be told; the exit code still says it.
        }
        return failure.Code;
    }

    /// <param name="e">What nobody foresaw.</param>
    /// <param name="said">Its message, without secrets.</param>
    /// <param name="touched">Whether a day in the database may have been touched.</param>
    /// <param name="afterLoad">Whether it came in a stage that changes no rows of a day.</param>
    public static ExpectedException Unexpected(Exception e, string said, bool touched, bool afterLoad = false) =>
        new(
            ExitCode.Unexpected,
            Strings.Unexpected.With(e.GetType().Name, Printable.Excerpt(said)),
            !touched ? Strings.UnexpectedEarlyRemedy
                : afterLoad ? Strings.UnexpectedLaterRemedy
                : Strings.UnexpectedRemedy,
            e
        )
        {
            // Whoever fails unexpectedly may have failed after the commit.
            DayIsKnown = !touched || afterLoad,
        };
}
