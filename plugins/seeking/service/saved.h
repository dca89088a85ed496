// SPDX-License-Identifier: Apache-2.0
// Searches kept under a name, and alerts: of new hits a person is told how many there are, and where to look.
#pragma once

#include "core/jobs/jobs.h"
#include "seeking/domain/saved.h"
#include "seeking/service/parts.h"

namespace seeking {

struct Keeping {
    std::string name;
    bool shared = false, alert = false;
};

class SavedSearches final : public notify::Subjects {
  public:
    static constexpr std::string_view look_job = "seeking.look";   // of one alert

    // An alert compares the `most_watched` newest hits.
    explicit SavedSearches(Parts& parts, int most_watched = 5'000) : parts_(parts), most_watched_(most_watched) {}
    void through(notify::Notices& notices);   // at start

    struct Mine {
        std::vector<Saved> own, of_unit;
    };
    Mine list(const core::Context& ctx);
    // One's own before those of the unit, by what is typed of their name.
    std::vector<Saved> named_like(const core::Context& ctx, std::string_view typed, std::size_t most);
    SavedId keep(const core::Context& ctx, const core::search::Wanted& wanted, const Keeping& as);
    Saved show(const core::Context& ctx, SavedId id);
    // Its owner looks: what is new is new no more.
    core::search::Wanted run(const core::Context& ctx, SavedId id);
    void change(const core::Context& ctx, SavedId id, const Keeping& as);
    void remove(const core::Context& ctx, SavedId id);

    // Once a day: a job for each alert.
    void look_all();
    void look(SavedId id);

    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;

  private:
    Saved known(core::db::Tx& tx, SavedId id);
    bool may_run(core::db::Tx& tx, const core::Context& ctx, const Saved& saved);
    // Compares what that seat finds with what is known; how much is new.
    std::int64_t watch(core::db::Tx& tx, const core::Actor& actor, Saved& saved);
    Parts& parts_;
    int most_watched_;
};

}  // namespace seeking
