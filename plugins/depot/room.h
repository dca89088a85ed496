// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include <filesystem>

#include "archive/file_standing.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "depot/service/services.h"

namespace depot {

struct Room {
    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
    std::filesystem::path fonts;   // of what is printed
    std::function<archive::FileStandings*()> standings = [] { return nullptr; };   // no proof is shown without
};

}  // namespace depot
