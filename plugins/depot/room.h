// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include <filesystem>

#include "core/page/page.h"
#include "core/words/words.h"
#include "depot/service/services.h"
#include "integrity/standing.h"

namespace depot {

struct Room {
    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
    std::filesystem::path fonts;   // of what is printed
    std::function<integrity::Standings*()> standings = [] { return nullptr; };   // no proof is shown without
};

}  // namespace depot
