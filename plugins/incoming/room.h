// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include "core/page/page.h"
#include "core/words/words.h"
#include "incoming/service/many.h"
#include "incoming/service/services.h"

namespace incoming {

// The services with what pages need beside them.
struct Room {
    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
    core::batch::Batches& batches;
    Many many{services, batches};
};

}  // namespace incoming
