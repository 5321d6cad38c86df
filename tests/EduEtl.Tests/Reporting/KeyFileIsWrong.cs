using System.Text.Json;
using System.Text.Json.Nodes;
using EduEtl.Shared;

namespace EduEtl.Tests.Reporting;

public sealed class KeyFileIsWrong : ReportingFixture
{
    private const string Canary = "pa$$\"w0rd#'";

    [Fact]
    public async Task Missing()
    {
        ExpectedException e = await FailsAsync(Settings() with { CredentialsFile = "/no/such/key.json" });

        Assert.Contains("/no/such/key.json", e.Message, StringComparison.Ordinal);
        Assert.Contains("Sheets:CredentialsFile", e.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder() =>
        Assert.Contains(
            "cannot be read",
            (await FailsAsync(Settings() with { CredentialsFile = Path.GetDirectoryName(KeyFile)! })).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("{\"private_key\": \"pa$$\\\"w0rd#'")]
    [InlineData("[1]")]
    public async Task Not_a_JSON_object(string text)
    {
        await File.WriteAllTextAsync(KeyFile, text, Cancellation);

        Assert.Contains("not a JSON object", Shown(await FailsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type", "authorized_user")]
    [InlineData("type", null)]
    [InlineData("client_email", null)]
    [InlineData("token_uri", "https://oauth2.example.org/token")]
    [InlineData("token_uri", "https://oauth2.googleapis.com.example.org/token")]
    [InlineData("token_uri", "https://oauth2.googleapis.com/other")]
    [InlineData("universe_domain", "example.org")]
    public async Task A_field_that_does_not_fit(string field, string? value)
    {
        await ChangeAsync(field, value);

        ExpectedException e = await FailsAsync();

        Assert.Contains(field, e.Message, StringComparison.Ordinal);
        Assert.Contains(value ?? "\"\"", e.Message, StringComparison.Ordinal);
        Assert.Empty(Google.Calls);
    }

    [Theory]
    [InlineData(Canary)]
    [InlineData("-----BEGIN PRIVATE KEY-----\npa$$\"w0rd#'\n-----END PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\npa$$\"w0rd#'\n-----END RSA PRIVATE KEY-----\n")]
    [InlineData(null)]
    public async Task A_private_key_that_is_none_is_not_shown(string? key)
    {
        await ChangeAsync("private_key", key);

        ExpectedException e = await FailsAsync();

        Assert.Contains("private key", Shown(e), StringComparison.Ordinal);
        Assert.Empty(Google.Calls);
    }

    private static string Shown(ExpectedException e)
    {
        Assert.DoesNotContain("w0rd", e.ToString(), StringComparison.Ordinal);
        return e.Message;
    }

    private async Task ChangeAsync(string field, string? value)
    {
        JsonNode key = JsonNode.Parse(await File.ReadAllTextAsync(KeyFile, Cancellation))!;
        key[field] = value;
        await File.WriteAllTextAsync(KeyFile, key.ToJsonString(JsonSerializerOptions.Default), Cancellation);
    }
}
