# Recorded with hashicorp/aws 5.100.0. The blocks are sets there: of two conditions on one key, the one that the provider puts first stands first here.
data "aws_iam_policy_document" "topic" {
  statement {
    sid     = "AllowEventBridge"
    actions = ["sns:Publish"]
    resources = ["arn:aws:sns:ap-northeast-2:111122223333:alerts"]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["111122223333"]
    }
  }
}
data "aws_iam_policy_document" "several" {
  policy_id = "several"

  statement {
    effect = "Deny"
    actions = ["sns:Subscribe", "sns:Publish", "sns:AddPermission"]
    not_resources = ["b", "a", "c"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "arn:aws:iam::222233334444:root"]
    }
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::333344445555:root"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["0"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["2", "1", "3"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalTag/a"
      values   = ["<&{aws:username}>"]
    }
    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:aws:events:*:*:rule/x", "b"]
    }
  }
  statement {
    not_actions = ["sns:*"]
    resources = ["arn:aws:s3:::home/&{aws:username}/*"]
    not_principals {
      type = "*"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "anyone" {
  statement {
    sid = "Any"
    actions = ["sns:Publish"]
    resources = ["*"]
    principals {
      type = "*"
      identifiers = ["*"]
    }
  }
  statement {
    actions = ["sns:Receive"]
    resources = ["*"]
    principals {
      type = "AWS"
      identifiers = ["*"]
    }
  }
}
data "aws_iam_policy_document" "empty" {}
data "aws_iam_policy_document" "merged" {
  source_policy_documents = [data.aws_iam_policy_document.topic.json, data.aws_iam_policy_document.anyone.json]
  override_policy_documents = [data.aws_iam_policy_document.override.json]
  statement {
    sid = "Own"
    actions = ["sns:Receive"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "override" {
  statement {
    sid = "Any"
    effect = "Deny"
    actions = ["sns:Publish"]
    resources = ["*"]
  }
  statement {
    sid = "New"
    actions = ["sns:Publish"]
    resources = ["*"]
  }
}
data "aws_iam_policy_document" "foreign" {
  source_policy_documents = [jsonencode({ Id = "x", Statement = [{ Sid = "S", Effect = "Allow", Action = ["b", "a"], Resource = "*", Principal = "*", Condition = { Bool = { "aws:SecureTransport" = "true" }, StringLike = { "k" = ["z", "a"] } } }] })]
}
