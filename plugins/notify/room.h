// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include <memory>

#include "core/page/page.h"
#include "core/words/words.h"
#include "notify/service/services.h"

namespace notify {

struct Room {
    std::unique_ptr<Carrier> mail;
    std::unique_ptr<GatewayCarrier> gateways;
    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
};

}  // namespace notify
