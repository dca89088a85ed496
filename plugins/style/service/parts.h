// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <filesystem>

#include "core/auth/actor.h"
#include "core/blob/store.h"
#include "core/db/db.h"
#include "directory/directory.h"
#include "style/store/edition_store.h"
#include "style/store/emblem_store.h"

namespace style {

struct Joined {
    core::db::Db& db;
    core::blob::Store& blobs;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    std::filesystem::path fonts;

    EditionStore editions{};
    EmblemStore emblems{};
};

}  // namespace style
