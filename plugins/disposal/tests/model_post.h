// SPDX-License-Identifier: Apache-2.0
// Who there is in the town of the model, and the letters they have signed.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "letters/forgetting.h"
#include "letters/signers.h"

namespace disposal::town {

template <class Id>
Id numbered_id(int group, int number) {
    const auto tail = std::to_string(group * 100'000 + number);
    return Id::parse("01930000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail);
}

// Who there is: 0 proposes, 1 and 2 are heads, 3 an archivist of the owning unit, 4 leads the agency, 5 and 6 may be
// witnesses, 7 is a stranger.
constexpr int people = 8;
inline core::PositionId seat(int who) { return numbered_id<core::PositionId>(1, who); }
inline core::PersonId person(int who) { return numbered_id<core::PersonId>(2, who); }

// Letters by number: "ba-lengkap" is signed by all parties of a destruction, "ba-kurang" lacks a witness; the others are
// called as the papers they serve as, and "unsigned decree" nobody who leads has signed.
class Post final : public letters::Letters, public letters::Signers, public letters::Forgetting {
  public:
    struct Written {
        std::string number, kind;
        std::vector<core::PositionId> by;
    };
    std::vector<Written> all{{"ba-lengkap", "berita_acara", {seat(1), seat(2), seat(6), seat(5)}},
                             {"ba-kurang", "berita_acara", {seat(1), seat(2), seat(5)}},
                             {"committee", "keputusan", {seat(4)}},
                             {"minutes", "notula", {seat(1), seat(2)}},
                             {"consideration", "surat_dinas", {seat(1)}},
                             {"head_approval", "surat_dinas", {seat(4)}},
                             {"decree", "keputusan", {seat(4)}},
                             {"unsigned decree", "keputusan", {seat(1), seat(2), seat(5)}}};

    std::optional<letters::Issued> issued(core::db::Tx&, letters::LetterId id) override {
        for (int at = 0; at < static_cast<int>(all.size()); ++at)
            if (numbered_id<letters::LetterId>(4, at) == id) {
                letters::Issued one;
                one.id = id;
                one.kind = all[static_cast<std::size_t>(at)].kind;
                one.number = "000.5.6.2/" + std::to_string(at);
                one.date = core::parse_date("2036-11-20");   // after whatever the clock of the test has passed
                one.bytes = core::sha256(core::view(one.number));
                one.state = "sent";
                return one;
            }
        return std::nullopt;
    }
    std::optional<letters::Issued> by_code(core::db::Tx&, std::string_view) override { return {}; }
    std::optional<letters::Issued> by_bytes(core::db::Tx&, const core::Digest&) override { return {}; }
    core::Verdict may_see(core::db::Tx&, const core::Actor&, letters::LetterId) override { return core::Verdict::allowed; }
    std::optional<letters::LetterId> numbered(core::db::Tx&, const core::Actor&, std::string_view number) override {
        const auto known = number == "minutes as decree" ? std::string_view("minutes") : number;
        const auto at = std::find_if(all.begin(), all.end(), [&](const Written& each) { return each.number == known; });
        if (at == all.end()) return std::nullopt;
        return numbered_id<letters::LetterId>(4, static_cast<int>(at - all.begin()));
    }
    std::vector<letters::Named> drafted_lately(core::db::Tx&, const core::Actor&, int) override { return {}; }
    void received(core::db::Tx&, const core::Context&, letters::LetterId, core::PositionId, std::string_view) override {}
    std::vector<core::PositionId> signers(core::db::Tx&, letters::LetterId id) override {
        for (int at = 0; at < static_cast<int>(all.size()); ++at)
            if (numbered_id<letters::LetterId>(4, at) == id) return all[static_cast<std::size_t>(at)].by;
        return {};
    }
    std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context&, letters::LetterId id, std::string_view) override {
        tx.exec("INSERT INTO town_forgotten (subject) VALUES (?) ON CONFLICT DO NOTHING", {"letter:" + id.text()});
        return {};
    }
    void cited(core::db::Tx&, std::string_view) override {}
    bool keeps(core::db::Tx&, const core::Digest&) override { return false; }
    std::vector<core::Digest> written_in(core::db::Tx&, const std::vector<core::Digest>&) override { return {}; }
};

}  // namespace disposal::town
