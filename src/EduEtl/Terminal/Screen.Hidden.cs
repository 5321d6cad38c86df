using System.Text;
using Spectre.Console;

namespace EduEtl.Terminal;

internal sealed partial class Screen
{
    // What a terminal deletes the whole line with.
    private const char CtrlU = '\u0015';

    /// <summary>What is typed up to Enter, nothing of which is shown; only where somebody can be asked.</summary>
    public async Task<string> ReadHiddenAsync(CancellationToken ct)
    {
        var typed = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = await ReadKeyAsync(ct);
            if (key.Key == ConsoleKey.Enter)
            {
                _console.Value.WriteLine();
                return typed.ToString();
            }
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
                typed.Length -= typed.Length > 1 && char.IsLowSurrogate(typed[^1]) ? 2 : 1;
            else if (key.KeyChar == CtrlU)
                typed.Clear();
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
    }

    private async Task<ConsoleKeyInfo> ReadKeyAsync(CancellationToken ct)
    {
        try
        {
            return await _console.Value.Input.ReadKeyAsync(intercept: true, ct)
                ?? throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException)
        {
            _console.Value.WriteLine();
            throw;
        }
    }
}
