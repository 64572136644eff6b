using System.Text.RegularExpressions;
using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class LayoutTests
{
    [Fact]
    public void Next_steps_are_a_list_and_keywords_are_tags()
    {
        Post post = Given.Receive(
            Given.Custom("\"title\":\"t\",\"description\":\"d\",\"nextSteps\":[\"one\",\"*two*\"],\"keywords\":[\"k1\",\"k2\"]")).Post();
        Assert.Equal(
            [
                new Block.Section("*t*"), new Block.Section("d"), new Block.Section("*Next steps*\n• one\n• *two*"),
                new Block.Context(["`k1` `k2`"])],
            post.Blocks);
    }

    [Theory]
    [InlineData("\"description\":\"d\"", "d")]
    [InlineData("\"title\":\"*b* t\",\"description\":\"d\"", "*b* t")]
    [InlineData("\"title\":\"  \",\"description\":\"d\"", "d")]
    public void A_title_that_is_missing_or_has_bold_parts_is_not_made_bold(string content, string first) =>
        Assert.Equal(new Block.Section(first), Given.Receive(Given.Custom(content)).Post().Blocks[0]);

    [Fact]
    public void A_thread_and_its_summary_go_with_the_post()
    {
        Post post = Given.Receive(
            Given.Custom("\"title\":\"t\",\"description\":\"d\"", ",\"metadata\":{\"threadId\":\"deploy-7\",\"summary\":\"payments\"}"))
                .Post();
        Assert.Equal(("deploy-7", "payments"), (post.Thread, post.Fallback));
    }

    [Fact]
    public void The_largest_notification_is_held_to_what_Slack_takes()
    {
        string steps = string.Join(',', Enumerable.Repeat($"\"{new string('s', 350)}\"", 40));
        string keywords = string.Join(',', Enumerable.Repeat($"\"{new string('k', 75)}\"", 60));
        Outcome outcome = Given.Receive(
            Given.Custom($"\"title\":\"{new string('t', 250)}\",\"description\":\"{new string('d', 8000)}\",\"nextSteps\":[{steps}],"
                + $"\"keywords\":[{keywords}]"), madeAt: Given.Template);
        Note note = Assert.Single(outcome.Step().Notes);
        Assert.Equal(
            (FindingCode.SlackTruncated, Severity.Warning, Given.Template with { Pointer = "/content" }),
            (note.Code, note.Severity, note.Where));
        Assert.Matches(
            new Regex("^Slack takes about 13000 characters in one message; left out: \\d+ next steps, \\d+ keywords.$"), note.Message);
        Assert.IsType<Verdict.Arrived>(new SlackHop().Receive(outcome.Branches[0].Onward!, Given.Now).Step().Verdict);
        Assert.Contains(outcome.Post().Blocks, b => b.Texts.Any(t => t.StartsWith("*Next steps*\n• sss", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_long_text_of_AWS_is_cut_and_that_is_said()
    {
        var alarm = BuiltInMessages.Find("sns.cloudwatch-alarm")!;
        Outcome outcome = Given.Receive(alarm.Message.Replace("Threshold Crossed", new string('x', 9000)));
        Assert.StartsWith("Slack takes about 13000 characters in one message; left out: ", Assert.Single(outcome.Step().Notes).Message);
        Assert.EndsWith("…", outcome.Post().Description);
        Assert.IsType<Verdict.Arrived>(new SlackHop().Receive(outcome.Branches[0].Onward!, Given.Now).Step().Verdict);
    }
}
