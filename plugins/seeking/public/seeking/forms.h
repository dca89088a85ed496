// SPDX-License-Identifier: Apache-2.0
// Results of a search in the columns of an official form: the room that keeps such documents brings its forms, whoever
// takes results away chooses one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"
#include "core/search/named.h"
#include "core/table/sheet.h"
#include "core/words/words.h"

namespace seeking {

struct Form {
    std::string name;   // "archive.inaktif"
    std::string word;   // word key of what it is called
};

// Lines read so far, of all. Throws when nobody waits for them any more.
using Reached = std::function<void(std::int64_t lines, std::int64_t of)>;

class FormKeeper {
  public:
    virtual ~FormKeeper() = default;
    // Those the actor may have.
    virtual std::vector<Form> forms(const core::Actor& actor) const = 0;
    // In the caller's unit, which reads: of these results what belongs into the form, as far as the actor may know of each
    // line now.
    virtual core::table::Sheet sheet(core::db::Tx& tx, const core::Context& ctx, std::string_view form,
                                     const std::vector<core::search::Listed>& results, const Reached& reached) = 0;
    // What such a sheet is about, of these results: ids of what the actor may know of now. A sheet made before is handed out
    // only while they are the same.
    virtual std::vector<std::string> about(core::db::Tx& tx, const core::Context& ctx,
                                           const std::vector<core::search::Listed>& results) = 0;
};

class Forms {
  public:
    virtual ~Forms() = default;
    virtual void add(FormKeeper& keeper) = 0;   // at start; it must live as long as the house
};

}  // namespace seeking
