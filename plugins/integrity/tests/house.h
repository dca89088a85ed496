// SPDX-License-Identifier: Apache-2.0
// A house of its own for the tests of files and trees: both databases, a real folder, an authority whose clock is set.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>

#include "core/audit/witness.h"
#include "core/blob/store.h"
#include "embedded/integrity.h"
#include "integrity/service/heads.h"
#include "integrity/service/watch.h"
#include "integrity/tests/kit.h"
#include "tests/support/db.h"

namespace integrity::tested {

namespace fs = std::filesystem;
using core::Digest;
using core::db::Tx;

// A folder of files, watched and in trees.
class Watched : public tests::OnBothDatabases {
  protected:
    Watched() : clock(day("2026-11-28")), stamper(clock) {}
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"integrity", embedded::migrations}});
        folder = fs::temp_directory_path() / ("naskah-integrity-" + core::hex(core::random_bytes(6)));
        blobs = core::blob::folder(folder / "blobs");
        watch = std::make_unique<Watch>(place->db(), *blobs, clock, budget());
        trees = std::make_unique<Trees>(place->db(), stamper);
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
    }
    void TearDown() override {
        if (!folder.empty()) fs::remove_all(folder);
    }
    Budget budget(std::uint64_t bytes = 1 << 30) const {
        return {bytes, std::chrono::days(30), folder / "replica"};
    }
    Digest put(const std::string& text) { return blobs->put(core::view(text)); }
    // Behind the back of the house.
    void spoil(const Digest& digest, const std::string& text) {
        const auto path = blobs->path(digest).value();
        fs::permissions(path, fs::perms::owner_all);
        std::ofstream(path, std::ios::binary) << text;
    }
    void replicate() { fs::copy(folder / "blobs", folder / "replica", fs::copy_options::recursive); }
    std::vector<std::string> told(const Digest& digest) {
        std::vector<std::string> acts;
        for (const auto& entry : place->db().read([&](Tx& tx) { return core::audit::of(tx, "file:" + digest.hex()); }))
            acts.push_back(entry.act);
        return acts;
    }
    bool sound(const Digest& digest) {
        const auto found = place->db().read([&](Tx& tx) { return ObjectStore().find(tx, digest); });
        return found && found->state == State::good && found->checked.ms > 0;
    }
    std::optional<Trees::Proof> proof(const Digest& digest) {
        return place->db().read([&](Tx& tx) { return trees->proof(tx, digest); });
    }
    void later(int days) { clock.pass(std::chrono::hours(24 * days)); }

    core::SetClock clock;
    Stamper stamper;
    std::unique_ptr<tests::TestDb> place;
    fs::path folder;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<Watch> watch;
    std::unique_ptr<Trees> trees;
    core::Context ctx;
};

}  // namespace integrity::tested
