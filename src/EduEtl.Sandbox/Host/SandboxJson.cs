using System.Text.Json.Serialization;
using EduEtl.Sandbox.Mail;

namespace EduEtl.Sandbox.Host;

/// <summary>What the sandbox's own files hold; written at compile time, so that nothing depends on reflection.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SandboxKeys))]
[JsonSerializable(typeof(SmtpMailbox.Envelope))]
internal sealed partial class SandboxJson : JsonSerializerContext;
