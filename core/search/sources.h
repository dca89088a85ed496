// SPDX-License-Identifier: Apache-2.0
// What the rooms have in the index, and how it is put there again: after an update that tells more of a document,
// old ones get it without anybody touching them. A portion is a job that adds the next in its own unit, so a kill
// costs a portion and other work comes in between.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/db/db.h"

namespace core::search {

struct Source {
    std::string kind;     // of documents: "letter"
    std::string edition;  // another one: what the room put until now is put again
    // The ids that follow that one, "" before the first; fewer than `most` only at the end.
    std::function<std::vector<std::string>(db::Tx&, const std::string& after, int most)> next;
    // As it stands by now; of what is in no index (a draft) nothing happens.
    std::function<void(db::Tx&, const std::string& id)> put;
};

class Sources {
  public:
    static constexpr std::string_view job = "core.search_put";

    // At start.
    void add(Source source) { all_.push_back(std::move(source)); }
    // Once all rooms have started: asks for what an older edition put.
    void begin(db::Db& db, Instant now) const;
    // The job.
    void work(db::Db& db, const Clock& clock) const;
    // How many kinds are not through yet.
    std::int64_t behind(db::Tx& tx) const;

  private:
    enum class Went { on, over };
    Went portion(db::Tx& tx, Instant now, int most, std::string& at) const;
    void skip(db::Tx& tx, const std::string& kind_and_id) const;
    std::vector<Source> all_;
};

}  // namespace core::search
