// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <string>

#include "classification/classification.h"
#include "core/blob/store.h"
#include "core/db/db.h"
#include "core/events/events.h"
#include "core/pdf/pictures.h"
#include "core/search/index.h"
#include "directory/directory.h"
#include "letters/store/desk_store.h"
#include "letters/store/letter_store.h"
#include "letters/store/number_store.h"
#include "letters/store/relation_store.h"
#include "signing/signing.h"
#include "style/style.h"

namespace letters {

struct Parts {
    core::db::Db& db;
    core::blob::Store& blobs;
    core::search::Index& search;
    const core::events::Bus& events;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    classification::Instruments& instruments;
    style::Styles& styles;
    signing::Rounds& rounds;
    std::string number_pattern;      // "{class}/{no}/{unit}"
    std::string public_url;
    core::pdf::Pictures pictures;

    LetterStore letters{};
    NumberStore numbers{};
    DeskStore desk{};
    RelationStore relations{};
};

inline std::string subject_of(LetterId id) { return "letter:" + id.text(); }
// Throws Error(not_found) for the subject of another room.
LetterId letter_of(std::string_view subject);

// A letter the actor may `right`, with its standing; throws as core::ensure does.
Letter open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, LetterId id);
core::Context system_context(const Parts& parts);

}  // namespace letters
