using EduEtl.Logging;

namespace EduEtl.Tests.Logging;

public sealed class OldLogsArePruned : IDisposable
{
    private static readonly string[] Old = ["2023-12-31_23-59.log", "2024-09-30_10-00.log", "2024-10-01_10-00.log"];

    private readonly LogDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_oldest_go_until_three_remain_the_new_one_counted()
    {
        _desk.Touch(Old);
        _desk.Open().Dispose();
        Assert.Equal([Old[1], Old[2], LogDesk.Name], _desk.Entries);
        Assert.EndsWith(
            $"[DEBUG] > Old log deleted: {_desk.PathOf(Old[0])}",
            Assert.Single(_desk.Lines()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keeping_one_keeps_the_new_one()
    {
        _desk.Touch(Old);
        _desk.Open(keep: 1).Dispose();
        Assert.Equal([LogDesk.Name], _desk.Entries);
    }

    [Fact]
    public void Keeping_more_than_there_are_deletes_nothing()
    {
        _desk.Touch(Old);
        _desk.Open(keep: 4).Dispose();
        Assert.Equal([.. Old, LogDesk.Name], _desk.Entries);
    }

    [Fact]
    public void A_second_run_in_the_same_minute_appends_and_counts_once()
    {
        _desk.Touch(Old);
        _desk.Open().Dispose();
        _desk.Open().Dispose();
        Assert.Equal([Old[1], Old[2], LogDesk.Name], _desk.Entries);
        Assert.Equal(
            2,
            File.ReadAllLines(_desk.PathOf(LogDesk.Name))
                .Count(line => line.Contains("Log opened", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_log_from_a_clock_that_went_wrong_does_not_cost_the_new_one()
    {
        _desk.Touch("2099-01-01_00-00.log");
        _desk.Open(keep: 1).Dispose();
        Assert.Equal([LogDesk.Name], _desk.Entries);
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("2020-01-01.log")]
    [InlineData("2020-01-01_00-00.log.gz")]
    [InlineData("x2020-01-01_00-00.log")]
    [InlineData("2020-01-01_00-00_001.log")]
    [InlineData("2020-13-01_00-00.log")]
    [InlineData("2020-02-30_00-00.log")]
    [InlineData("2020-01-01_24-00.log")]
    [InlineData("2020-1-1_0-0.log")]
    [InlineData("2020-01-01_00-00.LOG")]
    [InlineData("2020-01-01_00-00.log ")]
    [InlineData("2020-01-01_00-00.log\n")]
    [InlineData("٢٠٢٠-01-01_00-00.log")]
    public void Other_files_are_never_touched(string name)
    {
        _desk.Touch([.. Old, name]);
        _desk.Open(keep: 1).Dispose();
        Assert.Equal(new[] { name, LogDesk.Name }.Order(), _desk.Entries);
    }

    [Fact]
    public void A_folder_of_such_a_name_stays_and_does_not_count()
    {
        _desk.Touch(Old);
        Directory.CreateDirectory(_desk.PathOf("2020-01-01_00-00.log"));
        _desk.Open(keep: 2).Dispose();
        Assert.Equal(["2020-01-01_00-00.log", Old[2], LogDesk.Name], _desk.Entries);
    }

    [Fact]
    public void A_file_that_cannot_be_deleted_is_told_and_the_others_still_go()
    {
        _desk.Touch(Old);
        IReadOnlyList<(string File, string? Failure)> outcome = LogPruning.Prune(
            _desk.Folder,
            LogDesk.Name,
            keep: 1,
            DeleteAllButTheMiddle
        );
        Assert.Equal(
            [(Old[2], null), (Old[1], "held by another"), (Old[0], null)],
            outcome.Select(file => (Path.GetFileName(file.File), file.Failure))
        );
        Assert.Equal([Old[1]], _desk.Entries);
    }

    private static void DeleteAllButTheMiddle(string path)
    {
        if (path.EndsWith(Old[1], StringComparison.Ordinal))
            throw new IOException("held by another");

        File.Delete(path);
    }
}
