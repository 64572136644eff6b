using System.Globalization;
using System.Text;

namespace Tocsin.Benchmarks;

/// <summary>Configurations in which one kind of thing is there many times, by name: their files by path.</summary>
internal static class Extremes
{
    private const string Head =
        "provider \"aws\" { region = \"eu-west-1\" }\nresource \"aws_sns_topic\" \"alarms\" { name = \"alarms\" }\n";

    public static IReadOnlyDictionary<string, Func<IReadOnlyDictionary<string, byte[]>>> All { get; } =
        new Dictionary<string, Func<IReadOnlyDictionary<string, byte[]>>>
        {
            ["services"] = new DeclaredEstate("", 40, 5, 130).Files,
            ["undeclared references"] = () => One(50_000, i => $"  v{i} = aws_sns_topic.none_{i}.arn\n", "locals {\n", "}\n"),
            ["provider aliases"] = () => One(5_000, i =>
                $"provider \"aws\" {{\n  alias  = \"a{i}\"\n  region = \"eu-west-1\"\n}}\n"
                + $"resource \"aws_sns_topic\" \"t{i}\" {{\n  provider = aws.a{i}\n  name     = \"t{i}\"\n}}\n"),
            ["policy statements"] = () => One(
                10_000,
                i => $"    {{ Sid = \"S{i}\", Effect = \"Allow\", Principal = {{ Service = \"s{i}.amazonaws.com\" }}, "
                    + "Action = \"sns:Publish\", Resource = aws_sns_topic.alarms.arn },\n",
                "resource \"aws_sns_topic_policy\" \"p\" {\n  arn = aws_sns_topic.alarms.arn\n"
                    + "  policy = jsonencode({ Version = \"2012-10-17\", Statement = [\n",
                "  ] })\n}\n"),
            ["20,000 resources"] = () => One(5_000, i => Service($"s{i}")),
            ["20,000 resources in modules"] = () => new DeclaredEstate("", 1_000, 5, 1).Files(),
            ["one error, 20,000 dependents"] = () => One(
                20_000, i => $"resource \"aws_cloudwatch_log_group\" \"g{i}\" {{\n  name = \"${{local.prefix}}-{i}\"\n}}\n",
                "locals {\n  prefix = aws_sns_topic.none.name\n}\n"),
            ["a template asked for 2,000 times"] = Template,
        };

    private static string Service(string name) => $$"""
        resource "aws_ecs_task_definition" "{{name}}" {
          family                = "{{name}}"
          container_definitions = jsonencode([{ name = "{{name}}", image = "i", healthCheck = { command = ["CMD", "true"] } }])
        }
        resource "aws_ecs_service" "{{name}}" {
          name            = "{{name}}"
          task_definition = aws_ecs_task_definition.{{name}}.arn
          desired_count   = 2
          deployment_circuit_breaker {
            enable   = true
            rollback = true
          }
        }
        resource "aws_cloudwatch_log_group" "{{name}}" { name = "/ecs/{{name}}" }
        resource "aws_lb_target_group" "{{name}}" {
          name = "{{name}}"
          port = 80
        }

        """;

    private static Dictionary<string, byte[]> Template()
    {
        var template = new StringBuilder("{\n");
        for (int i = 0; i < 2_000; i++)
        {
            template.Append(CultureInfo.InvariantCulture, $"  \"k{i}\": \"${{env}}-{i}\",\n");
        }
        var files = One(1, _ => """
            resource "aws_cloudwatch_log_group" "g" {
              count = 2000
              name  = jsondecode(templatefile("${path.module}/settings.tpl", { env = "prod" }))["k${count.index}"]
            }

            """);
        files["settings.tpl"] = Encoding.UTF8.GetBytes(template.Append("  \"last\": 1\n}\n").ToString());
        return files;
    }

    private static Dictionary<string, byte[]> One(int count, Func<int, string> each, string before = "", string after = "")
    {
        var text = new StringBuilder(Head).Append(before);
        for (int i = 0; i < count; i++)
        {
            text.Append(each(i));
        }
        return new Dictionary<string, byte[]> { ["main.tf"] = Encoding.UTF8.GetBytes(text.Append(after).ToString()) };
    }
}
