// SPDX-License-Identifier: Apache-2.0
// What becomes of a package after it was brought: once it is taken its files go into the store, what grew from sealed ones
// is adopted and its ZIP removed; what nobody takes is forgotten.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>

#include "archive/keeping.h"
#include "core/blob/store.h"
#include "notify/notices.h"
#include "packages/domain/import.h"
#include "signing/adopting.h"
#include "signing/foreign.h"

namespace packages {

class Settling final : public notify::Subjects {
  public:
    static constexpr std::string_view job = "packages.settle", unjudged_kind = "packages.unjudged", prefix = "import:";

    struct Judging {
        signing::Adopting& adopting;
        signing::ForeignReports& reports;
    };
    Settling(core::db::Db& db, core::blob::Store& blobs, archive::Holdings& holdings, Judging judging,
             notify::Notices& notices, const core::Clock& clock, core::Zone zone, std::filesystem::path folder, int days)
        : db_(db), blobs_(blobs), holdings_(holdings), judging_(judging), notices_(notices), clock_(clock), zone_(zone),
          folder_(std::move(folder)), days_(days) {}

    void through();   // at start
    // By the job of what was taken. Throws Error(unavailable) where nobody judges what grew from its files.
    void settle(ImportId id);
    // By the night. What was not settled is tried again; after `days` without a judge the ZIP goes all the same, for all of
    // it is in the store, and whoever brought it is told. From then on each night asks for the judge.
    void expire(const core::Context& ctx);
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor, std::string_view object) override;

    // A package is unpacked once, and its file stays until it is. For who takes it, and holds the turn:
    std::mutex& turn() { return taking_; }
    void check_files(const Import& import);   // those not in the store are what they were
    void keep_files(const Import& import);    // they are put there
    std::filesystem::path place(ImportId id, const std::string& ending = ".zip") const { return folder_ / (id.text() + ending); }

  private:
    std::map<std::string, core::Digest> lacking(const Import& import) const;
    using Taken = std::function<void(const core::Digest& digest, const std::filesystem::path& piece)>;
    void each_lacking(const Import& import, const Taken& take);
    void adopt(const Import& import);
    void judge_all(const Import& import);
    void forget_untaken(const core::Context& ctx);
    void ask_again(const core::Context& ctx);
    void give_up(const core::Context& ctx, ImportId id);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    archive::Holdings& holdings_;
    Judging judging_;
    notify::Notices& notices_;
    const core::Clock& clock_;
    core::Zone zone_;
    std::filesystem::path folder_;
    int days_;
    std::mutex taking_;
};

}  // namespace packages
