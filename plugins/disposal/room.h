// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include "core/page/page.h"
#include "disposal/service/desk.h"
#include "disposal/service/running.h"

namespace disposal {

struct Room {
    Parts parts;
    const core::page::Book& pages;
    Desk desk{parts};
    Running running{parts};
};

}  // namespace disposal
