// SPDX-License-Identifier: Apache-2.0
// Reads every file of the house again and again, so much a night, the one first that was read longest ago; what is
// damaged or gone is put back from a copy elsewhere, when there is one, and told (NDSA levels 3 and 4).
#pragma once

#include <filesystem>
#include <set>

#include "core/auth/actor.h"
#include "core/blob/store.h"
#include "integrity/integrity.h"
#include "integrity/store/object_store.h"

namespace integrity {

struct Budget {
    std::uint64_t bytes = 2ULL << 30;           // read in one night
    std::chrono::days cycle{90};                // nothing is read again sooner
    std::filesystem::path replica;              // a folder laid out as the store; "" = none
};

class Watch final : public Objects {
  public:
    Watch(core::db::Db& db, core::blob::Store& blobs, const core::Clock& clock, Budget budget)
        : db_(db), blobs_(blobs), clock_(clock), budget_(std::move(budget)) {}

    struct Night {
        std::int64_t came = 0, read = 0, ill = 0, mended = 0;
        std::uint64_t bytes = 0;
    };
    // Takes in what came, then reads what is due; first of all what was ill. With `all` everything, whatever it takes.
    Night run(const core::Context& ctx, bool all = false);
    // A night in portions: the jobs read some files each and add the next, until the budget or what is due is used up.
    static constexpr std::string_view job = "integrity.read";
    void begin(const core::Context& ctx);
    void go_on(const core::Context& ctx, std::uint64_t read_before);
    // Takes in what came; gives how many.
    std::int64_t take_in(const core::Context& ctx);

    Overview overview();
    std::vector<Object> ill(int limit);   // found last first
    // Throws Error(conflict): files are damaged, one has not been read for twice the cycle, or the copy they are put back
    // from is not there.
    void check_health(core::Instant now);

    // One is set, and there is nothing where it should be: it is not mounted, or was emptied.
    bool lacks_its_copy() const { return !budget_.replica.empty() && !copy_is_there(); }

    void gone(core::db::Tx& tx, const core::Digest& bytes) override;
    // Takes what was destroyed out of the copy as well. Gives how many are left there, for the server may not write it.
    static constexpr std::string_view copies_job = "integrity.copies";
    std::int64_t sweep_copies();
    std::int64_t copies_left();   // as the last sweep left them; 0 without a copy

  private:
    Night read_due(const core::Context& ctx, core::Instant before, std::uint64_t bytes, std::set<core::Digest>& seen,
                   bool& more);
    // Reads it; gives what it found, after mending.
    State look(const core::Context& ctx, const Object& object, Night& night);
    bool mend(const core::Digest& digest);
    bool copy_is_there() const;
    std::filesystem::path copy_of(const core::Digest& digest) const;

    core::db::Db& db_;
    core::blob::Store& blobs_;
    const core::Clock& clock_;
    Budget budget_;
    ObjectStore store_;
};

}  // namespace integrity
