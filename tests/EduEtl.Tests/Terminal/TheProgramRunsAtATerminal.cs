using EduEtl.Tests.Support;

namespace EduEtl.Tests.Terminal;

public sealed class TheProgramRunsAtATerminal(PostgresFixture postgres)
{
    [Fact]
    public async Task The_date_is_typed_and_the_day_is_settled_under_live_lines()
    {
        await using World world = await World.StartAsync(postgres);
        await using PseudoTerminal terminal = PseudoTerminal.Start(world);
        await terminal.WaitForAsync("exit leaves: ");
        await terminal.TypeAsync("2024-02-30\r");
        await terminal.WaitForAsync("\"2024-02-30\" is not a date");
        await terminal.WaitForAsync("exit leaves: ");
        await terminal.TypeAsync("2024-10-02\r");
        await terminal.WaitForAsync("dean@edu.example — sent");
        Assert.Equal(0, await terminal.ExitAsync());
        Assert.Contains("\u001b[38;5;2m✓", terminal.Raw, StringComparison.Ordinal);
        Assert.Contains("│ PostgreSQL", terminal.Text, StringComparison.Ordinal);
        Assert.Equal("settled done sent", await world.LastRunAsync("outcome", "report_state", "mail_state"));
    }
}
