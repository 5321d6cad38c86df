using EduEtl.Storage.Postgres;

namespace EduEtl.Tests.Support;

/// <summary>What every failing run has to keep to.</summary>
internal static class Expect
{
    /// <summary>The exit code, each of the texts on standard error, and never a stack trace.</summary>
    public static void Failure(ProcessResult result, int exitCode, params string[] said)
    {
        Assert.True(result.ExitCode == exitCode, $"exit {result.ExitCode} instead of {exitCode}\n{result.All}");
        foreach (string text in said)
            Assert.Contains(text, result.Error, StringComparison.Ordinal);
        NoStackTrace(result);
    }

    public static void Success(ProcessResult result)
    {
        Assert.True(result.ExitCode == 0, $"exit {result.ExitCode}\n{result.All}");
        NoStackTrace(result);
    }

    /// <summary>To the last course and task, and in the same order.</summary>
    public static void Same(WindowStatistics expected, WindowStatistics found)
    {
        Assert.Equal(expected.Day, found.Day);
        Assert.Equal(expected.Courses, found.Courses);
        Assert.Equal(expected.Tasks, found.Tasks);
    }

    private static void NoStackTrace(ProcessResult result)
    {
        Assert.DoesNotContain("   at ", result.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", result.All, StringComparison.Ordinal);
    }
}
