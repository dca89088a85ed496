// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "classification/classes.h"
#include "classification/custody.h"
#include "core/blob/store.h"
#include "core/db/db.h"
#include "core/docx/convert.h"
#include "core/events/events.h"
#include "core/pdf/pictures.h"
#include "core/search/index.h"
#include "deadlines/waits.h"
#include "directory/delegations.h"
#include "directory/directory.h"
#include "directory/endings.h"
#include "directory/partners.h"
#include "letters/store/desk_store.h"
#include "letters/store/forget_store.h"
#include "letters/store/letter_store.h"
#include "letters/store/paper_store.h"
#include "letters/store/register_store.h"
#include "letters/store/scan_store.h"
#include "notify/notices.h"
#include "numbering/numbering.h"
#include "letters/store/writer_store.h"
#include "letters/store/relation_store.h"
#include "signing/earlier.h"
#include "signing/levels.h"
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
    directory::Delegations& delegations;
    directory::Partners& partners;
    classification::Instruments& instruments;
    style::Styles& styles;
    signing::Rounds& rounds;
    signing::Levels& levels;
    signing::Countersigning& countersigning;
    numbering::Numbers& numbers;
    std::string public_url;
    core::pdf::Pictures pictures;
    core::docx::Converter converter{};   // of letters written elsewhere as DOCX
    std::size_t most_file_bytes = 20u << 20;
    std::filesystem::path fonts{};       // of scans made out of photographs
    deadlines::Waits* waits = nullptr;   // none in tests of this room alone
    classification::Classes* classes = nullptr;   // nobody follows without
    classification::Custody* custody = nullptr;   // nobody keeps without
    directory::Endings* endings = nullptr;        // no unit ended without

    LetterStore letters{};
    DeskStore desk{};
    RegisterStore registers{};
    WriterStore writers{};
    RelationStore relations{};
    PaperStore papers{};
    ScanStore scans{};
    ForgetStore forgotten{};
    notify::Notices* notices = nullptr;   // tells nobody without
};

// Runs last in the unit of an act: what must stand exactly when the act does, such as its result in a batch.
using Along = std::function<void(core::db::Tx&)>;

inline std::string subject_of(LetterId id) { return "letter:" + id.text(); }
// Throws Error(not_found) for the subject of another room.
LetterId letter_of(std::string_view subject);

// The rules of domain/access.h, and beside them whoever has a sent letter in custody reads it, unless it is secret; he
// sees what was sent, as addressees do, not how it came about, and does nothing else with it.
core::Verdict judge(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, const Letter& letter);
// A letter the actor may `right`; throws as core::ensure does.
Letter open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, Right right, LetterId id);
// False of one that does not exist.
bool may_read(core::db::Tx& tx, Parts& parts, const core::Actor& actor, LetterId id);
bool may_read(core::db::Tx& tx, Parts& parts, const core::Actor& actor, const Letter& letter);
core::Context system_context(const Parts& parts);

}  // namespace letters
