// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include "core/page/page.h"
#include "core/words/words.h"
#include "letters/service/many.h"
#include "letters/service/merging.h"
#include "letters/service/services.h"

namespace letters {

// The services with what pages need beside them.
struct Room {
    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
    std::string fonts;   // folder of the typefaces, for registers as PDF
    core::batch::Batches& batches;
    Many many{services, batches};
    Merging merging{services, batches};
};

}  // namespace letters
