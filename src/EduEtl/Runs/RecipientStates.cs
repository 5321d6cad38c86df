using EduEtl.Days;
using EduEtl.Notifying.Smtp;

namespace EduEtl.Runs;

/// <summary>What became of a run's mail so far, for those whom the settings name and those whom they named before.</summary>
/// <param name="to">The entries of the settings for those who are told of the day.</param>
/// <param name="known">By address, as the ledger has it.</param>
internal sealed class RecipientStates(IReadOnlyList<string> to, IReadOnlyDictionary<string, MailState> known)
{
    public IReadOnlyDictionary<string, MailState> All => known;

    /// <summary>The entries that nothing was sent to, nor may have been.</summary>
    public IReadOnlyList<string> Due =>
        [.. to.Where(text => Of(MailAddresses.KeyOf(text)) is not (MailState.Sent or MailState.Uncertain))];

    /// <summary>Of today's recipients together; null where nothing was tried yet.</summary>
    public MailState? Whole
    {
        get
        {
            MailState[] states = [.. to.Select(text => Of(MailAddresses.KeyOf(text)))];
            return known.Count == 0 ? null
                : states.Contains(MailState.Uncertain) ? MailState.Uncertain
                : states.All(state => state == MailState.Sent) ? MailState.Sent
                : MailState.Failed;
        }
    }

    public MailState Of(string address) => known.GetValueOrDefault(address, MailState.Off);

    public RecipientStates With(IEnumerable<RecipientReceipt> receipts) =>
        With(receipts.Select(one => (one.Address, one.State)));

    public RecipientStates With(IEnumerable<string> entries, MailState state) =>
        With(entries.Select(text => (MailAddresses.KeyOf(text), state)));

    private RecipientStates With(IEnumerable<(string Address, MailState State)> changes)
    {
        var states = new Dictionary<string, MailState>(known, StringComparer.OrdinalIgnoreCase);
        foreach ((string address, MailState state) in changes)
            states[address] = state;
        return new(to, states);
    }
}
