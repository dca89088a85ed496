// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, joined by plugin.cpp (and by tests).
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "classification/classification.h"
#include "core/blob/store.h"
#include "core/docx/convert.h"
#include "core/pdf/pictures.h"
#include "directory/directory.h"
#include "intake/domain/arrival.h"
#include "intake/reading/ocr.h"
#include "intake/reading/scanner.h"
#include "intake/store/arrival_store.h"
#include "intake/store/ways_store.h"
#include "signing/verifications.h"

namespace intake {

struct Bounds {
    std::size_t file = 50u << 20;   // bytes of one file
    int pages = 300;                // of one document
    int ocr_pages = 20;             // read by OCR of one document
    int zip_files = 50;             // in one ZIP, folders among them
    std::size_t zip_bytes = 128u << 20;   // of them together, unpacked
};

struct Parts {
    core::db::Db& db;
    core::blob::Store& blobs;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    classification::Instruments& codes;
    signing::Verifications& verifications;
    Scanner& scanner;
    const Ocr& ocr;
    std::filesystem::path fonts;
    core::docx::Converter converter;
    core::pdf::Pictures pictures;
    Bounds bounds;

    ArrivalStore arrivals{};
    WaysStore ways{};
};

inline std::string subject_of(ArrivalId id) { return "intake:" + id.text(); }

// The mailroom whose mail the seat registers, if it is one's.
std::optional<core::UnitId> mailroom_of(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// Throws Error(forbidden, "intake.error.no_mailroom") for others.
core::UnitId own_mailroom(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
Standing standing(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
// What the actor may handle; throws Error(not_found) for the rest.
Arrival open_for(core::db::Tx& tx, Parts& parts, const core::Actor& actor, ArrivalId id);
// Written back, or Error(conflict, "intake.error.moved") when somebody changed it meanwhile.
void write_back(core::db::Tx& tx, Parts& parts, const Arrival& arrival, State was);
// The job that looks at it next.
void ask_for_work(core::db::Tx& tx, Parts& parts, ArrivalId id, std::optional<core::Instant> at = {});

}  // namespace intake
