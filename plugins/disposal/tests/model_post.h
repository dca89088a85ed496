// SPDX-License-Identifier: Apache-2.0
// The letters the people of the model town have signed.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "disposal/tests/model_offices.h"
#include "letters/forgetting.h"
#include "letters/relations.h"
#include "letters/signers.h"

namespace disposal::town {

// Letters by number: "ba-lengkap" is signed by all parties of a destruction, "ba-kurang" lacks a witness; the others are
// called as the papers they serve as, "unsigned decree" nobody who leads has signed, and
// "secretary decree" the secretary.
class Post final : public letters::Letters, public letters::Signers, public letters::Forgetting, public letters::Relations {
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
                             {"unsigned decree", "keputusan", {seat(1), seat(2), seat(5)}},
                             {"secretary decree", "keputusan", {seat(7)}},
                             {"revocation", "keputusan", {seat(4)}}};
    bool revoked = false;   // that one, by the revocation
    const char* revokes = "decree";
    classification::AccessClass access = classification::AccessClass::ordinary;

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
                one.access = access;
                return one;
            }
        return std::nullopt;
    }
    std::optional<letters::Issued> by_code(core::db::Tx&, std::string_view) override { return {}; }
    std::optional<letters::Issued> by_bytes(core::db::Tx&, const core::Digest&) override { return {}; }
    core::Verdict may_see(core::db::Tx&, const core::Actor&, letters::LetterId) override { return core::Verdict::allowed; }
    letters::LetterId id_of(std::string_view number) const {
        const auto at = std::find_if(all.begin(), all.end(), [&](const Written& each) { return each.number == number; });
        return numbered_id<letters::LetterId>(4, static_cast<int>(at - all.begin()));
    }
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
    void serve(letters::Source&) override {}
    std::map<letters::LetterId, letters::Newer> newest(core::db::Tx&, const core::Actor&,
                                                       const std::vector<letters::LetterId>& of) override {
        std::map<letters::LetterId, letters::Newer> found;
        for (const auto& id : of)
            if (revoked && id == id_of(revokes)) found[id] = {letters::Relation::revokes, id_of("revocation"), "", {}, false};
        return found;
    }
    std::vector<letters::Answer> answers(core::db::Tx&, const core::Actor&, std::string_view) override { return {}; }
    std::vector<letters::Relation> offered(core::db::Tx&, const core::Context&, const letters::About&) override { return {}; }
    letters::LetterId begin(core::db::Tx&, const core::Context&, letters::Relation, const letters::About&) override { return {}; }
    letters::LetterId assign(core::db::Tx&, const core::Context&, const letters::Assignment&) override { return {}; }
    bool keeps(core::db::Tx&, const core::Digest&) override { return false; }
    std::vector<core::Digest> written_in(core::db::Tx&, const std::vector<core::Digest>&) override { return {}; }
};

}  // namespace disposal::town
