// SPDX-License-Identifier: Apache-2.0
// What other rooms may know of the archive: where a finished letter was filed. A letter is named by its
// subject, "letter:<id>" or "incoming:<id>".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/auth/actor.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace archive {

using DossierId = core::Id<struct DossierTag>;

// As records, notices and panels name a dossier: "dossier:<id>".
inline std::string object_of(DossierId id) { return "dossier:" + id.text(); }
// Throws Error(not_found) of what names none.
inline DossierId dossier_of_object(std::string_view object) {
    constexpr std::string_view prefix = "dossier:";
    if (!object.starts_with(prefix)) throw core::Error(core::Code::not_found, "core.error.not_found");
    return DossierId::parse(object.substr(prefix.size()));
}

// Place of a letter in the archive of one unit.
struct Place {
    DossierId dossier;
    std::string number;   // of the dossier, "3/2026"
    std::string title;
    std::string code;     // classification
    int item = 0;         // number in the dossier
};

class Dossiers {
  public:
    virtual ~Dossiers() = default;
    // Asks no rights: for rules of other rooms, not for showing.
    virtual std::optional<Place> filed(core::db::Tx& tx, std::string_view subject,
                                       core::UnitId unit) = 0;
};

struct Filed {
    static constexpr std::string_view name = "archive.filed";
    std::string subject;
    DossierId dossier;
    core::Json json() const {
        return {{"subject", subject}, {"dossier", dossier.text()}};
    }
    static Filed from(const core::Json& json) {
        return {core::json::text(json, "subject"),
                DossierId::parse(core::json::text(json, "dossier"))};
    }
};

}  // namespace archive
