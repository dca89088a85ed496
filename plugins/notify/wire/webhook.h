// SPDX-License-Identifier: Apache-2.0
// Messages to WhatsApp and Telegram, by a service that takes JSON over HTTP POST. What it is sent is data
// (domain/gateway.h); who we are is told by a token, and that the body is ours by an HMAC over it.
#pragma once

#include <filesystem>

#include "core/base/bytes.h"
#include "notify/service/carrier.h"

namespace notify {

class Webhook final : public GatewayCarrier {
  public:
    // In `secrets` lie "<channel>_token" and "<channel>_key"; either may be absent. Read at each message.
    explicit Webhook(std::filesystem::path secrets) : secrets_(std::move(secrets)) {}
    void send(const Gateway& gateway, const Outgoing& out) override;

  private:
    std::filesystem::path secrets_;
};

// HMAC-SHA-256 (RFC 2104).
core::Bytes hmac(std::string_view key, std::string_view body);

}  // namespace notify
