"""A name in; whether a well-known company or community is called so, which carries no other mark of one, out."""

from __future__ import annotations

from functools import lru_cache

from .folding import fold

_NAMES = """
Google, Google Cloud, Google Japan, Microsoft, Microsoft Japan, MS, MSFT, Amazon, AWS, AWS Japan, Apple, Meta,
Facebook, Twitter, Netflix, Uber, Airbnb, IBM, Oracle, SAP, Intel, AMD, NVIDIA, Arm, Red Hat, SUSE, Canonical,
VMware, Pivotal, HashiCorp, Elastic, Confluent, Datadog, New Relic, Splunk, PagerDuty, Atlassian, GitHub, GitLab,
JetBrains, Adobe, Salesforce, Heroku, Slack, Stripe, Twilio, SendGrid, Fastly, Cloudflare, Akamai, Auth0, Okta,
Vercel, Netlify, Shopify, Spotify, Dropbox, Zendesk, HubSpot, Treasure Data, CircleCI, Sentry, OpenAI, Anthropic,
NTT, NTTデータ, NTT DATA, NTTコミュニケーションズ, NTTドコモ, NTT東日本, KDDI, ソフトバンク, SoftBank, 楽天, Rakuten,
ヤフー, Yahoo, Yahoo Japan, LINE, LINEヤフー, メルカリ, Mercari, メルペイ, ソウゾウ, DeNA, ディー・エヌ・エー, GREE,
グリー, ミクシィ, mixi, MIXI, サイバーエージェント, CyberAgent, CA, クックパッド, Cookpad, はてな, Hatena, ペパボ,
GMOペパボ, GMO, さくらインターネット, カヤック, ドワンゴ, ピクシブ, pixiv, リクルート, Recruit, サイボウズ, Cybozu,
freee, マネーフォワード, Money Forward, Sansan, SmartHR, LayerX, Ubie, UPSIDER, タイミー, Timee, ZOZO,
ZOZOテクノロジーズ, Wantedly, ウォンテッドリー, ビズリーチ, Visional, エムスリー, M3, Speee, Gunosy, グノシー,
SmartNews, スマートニュース, NewsPicks, ユーザベース, Uzabase, Retty, 食べログ, カカクコム, クラウドワークス,
ランサーズ, BASE, STORES, ヘイ, ココナラ, ラクスル, ラクス, アカツキ, コロプラ, Cygames, サイゲームス,
バンダイナムコ, スクウェア・エニックス, セガ, コナミ, カプコン, 任天堂, ソニー, Sony, パナソニック, 日立, 富士通,
Fujitsu, NEC, 東芝, キヤノン, リコー, トヨタ, Toyota, ホンダ, 日産, デンソー, フューチャー, Future, フォルシア,
FORCIA, クラスメソッド, Classmethod, サーバーワークス, アイレット, cloudpack, スカイアーチ, ハートビーツ,
オルターブース, LIFULL, オプト, Supership, Fringe81, VOYAGE GROUP, ボヤージュ, トレタ, レアジョブ, スタディスト,
リブセンス, じげん, エウレカ, eureka, Pairs, ウェザーニューズ, ぐるなび, DMM, DMM.com, エムティーアイ, ニフティ,
BIGLOBE, IIJ, インターネットイニシアティブ, Preferred Networks, PFN, ABEJA
"""
_KNOWN = frozenset(fold(name) for name in _NAMES.replace("\n", " ").split(",") if name.strip())


@lru_cache(maxsize=512)
def is_known(text: str) -> bool:
    """Whether this is the name of an organization that every reader knows for one."""
    return fold(text) in _KNOWN
