using System.Globalization;
using System.Text;

namespace Tocsin.Benchmarks;

/// <summary>
/// A configuration as large as one likes: the article's chain in the root, and modules of services, task definitions and log groups.
/// </summary>
internal sealed record DeclaredEstate(string Name, int Modules, int ServicesPerModule, int VariablesPerService)
{
    /// <summary>The files by path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        var root = new StringBuilder(Root);
        var files = new Dictionary<string, byte[]>();
        for (int m = 0; m < Modules; m++)
        {
            root.Append(
                CultureInfo.InvariantCulture,
                $"module \"m{m}\" {{\n  source  = \"./modules/m{m}\"\n  env     = \"prod\"\n  cluster = aws_ecs_cluster.main.name\n}}\n");
            files[$"modules/m{m}/main.tf"] = Encoding.UTF8.GetBytes(Module(m));
        }
        files["main.tf"] = Encoding.UTF8.GetBytes(root.ToString());
        return files;
    }

    private string Module(int m)
    {
        var text = new StringBuilder("variable \"env\" { type = string }\nvariable \"cluster\" { type = string }\nlocals {\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"  names = {{ for i in range({ServicesPerModule}) : \"s${{i}}\" => \"m{m}-s${{i}}\" }}\n  tags  = {{ env = var.env }}\n}}\n");
        for (int s = 0; s < ServicesPerModule; s++)
        {
            text.Append(Service.Replace("NAME", $"s{s}", StringComparison.Ordinal).Replace(
                "VARIABLES", string.Concat(Enumerable.Range(0, VariablesPerService).Select(v => $"      {{ name = \"VAR_{v}\", value = "
                    + $"\"${{var.env}}-${{local.names[\"s{s}\"]}}-{v}\" }},\n")), StringComparison.Ordinal));
        }
        return text.ToString();
    }

    private const string Service = """
        resource "aws_ecs_task_definition" "NAME" {
          family = local.names["NAME"]
          container_definitions = jsonencode([{
            name        = local.names["NAME"]
            image       = "registry.example.com/${local.names["NAME"]}:latest"
            environment = [
        VARIABLES    ]
            healthCheck = { command = ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], interval = 30 }
          }])
          tags = merge(local.tags, { name = local.names["NAME"] })
        }
        resource "aws_ecs_service" "NAME" {
          name            = local.names["NAME"]
          cluster         = var.cluster
          task_definition = aws_ecs_task_definition.NAME.arn
          desired_count   = 2
          deployment_circuit_breaker {
            enable   = true
            rollback = true
          }
          tags = local.tags
        }
        resource "aws_cloudwatch_log_group" "NAME" {
          name              = "/ecs/${local.names["NAME"]}"
          retention_in_days = 30
        }
        resource "aws_lb_target_group" "NAME" {
          name = local.names["NAME"]
          port = 80
        }

        """;

    private const string Root = """
        provider "aws" { region = "eu-west-1" }
        resource "aws_ecs_cluster" "main" { name = "prod" }
        resource "aws_sns_topic" "alarms" { name = "alarms" }
        resource "aws_cloudwatch_event_rule" "failed" {
          name          = "failed"
          event_pattern = jsonencode({ source = ["aws.ecs"], "detail-type" = ["ECS Deployment State Change"], detail = { eventName = ["SERVICE_DEPLOYMENT_FAILED"] } })
        }

        """;
}
