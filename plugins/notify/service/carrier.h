// SPDX-License-Identifier: Apache-2.0
// What takes a message out of the house. Never called with a unit open.
#pragma once

#include <string>

#include "notify/domain/gateway.h"
#include "notify/mail.h"
#include "notify/store/message_store.h"

namespace notify {

struct Outgoing {
    MessageId id;
    std::string address;
    std::string subject;   // of an e-mail
    std::string text;
    std::string link;      // a whole address
    std::vector<MailFile> files{};   // of an e-mail
};

class Carrier {
  public:
    virtual ~Carrier() = default;
    // Throws Error(gone, word key) when the address is refused for good, another Error when it may go well later; its
    // argument "code" tells what was answered. Never the address or the text.
    virtual void send(const Outgoing& out) = 0;
};

// Of gateways: `gateway` as it stands at the time.
class GatewayCarrier {
  public:
    virtual ~GatewayCarrier() = default;
    virtual void send(const Gateway& gateway, const Outgoing& out) = 0;
};

}  // namespace notify
