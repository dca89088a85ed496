// SPDX-License-Identifier: Apache-2.0
// What stands in the way of many dossiers is asked at once and is what is told of each of them, to whoever asks, on
// both databases.
#include "depot/tests/guarded.h"

namespace depot {
namespace asking_service_test {

using archive::Deed;
using archive::Process;
using core::db::Tx;

class Asking : public guarded::Guarded {};

TEST_P(Asking, of_many_is_told_what_is_told_of_each_and_asked_at_once) {
    HoldWish query, wish;
    query.name = "Sengketa tanah";
    query.mandate = "183/0042/HK/2026";
    query.by_query = true;
    query.scope.code = "500.17";
    hold(query);
    clock_.pass(std::chrono::seconds(1));
    wish.name = "Audit";
    wish.mandate = "700/1/INSP/2026";
    const auto both = dossier("500.17.1", city_.top.id, 2021), chosen = dossier("000.1.5", city_.top.id, 2021),
               lost = dossier("000.1.5", city_.below.id, 2021), kept = dossier("500.17.1", city_.apart.id, 2021),
               unknown = dossier("500.17.2", city_.top.id, 2021);
    dossier("000.1.5", city_.top.id, 2021);   // nothing is in its way
    wish.dossiers = {both, chosen};
    hold(wish);
    for (const auto& each : {chosen, lost}) lend(each);
    services_->loans.lose(as(2), services_->loans.panel(as(1), lost)->away->id, "BA/1", "Tidak ditemukan");
    cabinet_.keepers[kept] = city_.top.id;   // of another unit, in the custody of the one that holds
    cabinet_.hidden.insert(unknown);
    for (auto& each : cabinet_.all) each.process = Process::destruction;
    auto stranger = as(9);
    stranger.actor.seats.clear();
    const auto told = [](const std::vector<archive::Obstacle>& all) {
        std::string text;
        for (const auto& each : all) {
            text += each.word;
            for (const auto& [key, value] : each.args) text += " " + key + "=" + value;
            text += "; ";
        }
        return text;
    };
    for (const auto& ctx : {as(9), as(9, {"staff"}), stranger})
        for (const auto deed : {Deed::lend, Deed::relocate, Deed::propose, Deed::transfer, Deed::decree, Deed::destroy, Deed::hand_over}) {
            cabinet_.asked = cabinet_.listed = cabinet_.one_by_one = 0;
            const auto many = place_->db().read([&](Tx& tx) { return cabinet_.obstacles_of(tx, ctx, cabinet_.all, deed); });
            EXPECT_LE(cabinet_.asked + cabinet_.listed, 2);
            EXPECT_EQ(cabinet_.one_by_one, 0);
            for (const auto& each : cabinet_.all) {
                const auto one = place_->db().read([&](Tx& tx) { return cabinet_.obstacles(tx, ctx, each.id, deed); });
                EXPECT_EQ(told(many.contains(each.id) ? many.at(each.id) : std::vector<archive::Obstacle>()), told(one));
            }
        }
    const auto all = place_->db().read([&](Tx& tx) { return cabinet_.obstacles_of(tx, as(9), cabinet_.all, Deed::destroy); });
    EXPECT_EQ(all.size(), 5u);
    EXPECT_EQ(told(all.at(both)), "depot.obstacle.held number=1/2021 hold=Sengketa tanah; "
                                  "depot.obstacle.held number=1/2021 hold=Audit; ");
    EXPECT_EQ(all.at(chosen).back().word, "depot.obstacle.lent");
    EXPECT_EQ(told(all.at(lost)), "depot.obstacle.lost number=3/2021 title=Berkas 3/2021; ");
    EXPECT_EQ(all.at(kept).front().word, "depot.obstacle.held");
    EXPECT_EQ(told(all.at(unknown)), "depot.obstacle.held_some; ") << "what he may not know of has no number";
}

TEST_P(Asking, what_stands_around_a_dossier_is_read_once_for_one_request) {
    const auto id = dossier("000.1.5", city_.top.id, 2021);
    auto& around = services_->around;
    const auto read = [&](const core::Context& ctx) {
        const auto before = cabinet_.one_by_one;
        const auto told = around.of(ctx, id);
        EXPECT_TRUE(!told || told->loan.dossier.id == id);
        return cabinet_.one_by_one - before;
    };
    auto ctx = as(1);
    ctx.request_id = "satu";
    EXPECT_GT(read(ctx), 0);
    lend(id);
    EXPECT_EQ(read(ctx), 0) << "both places of the page";
    auto other = as(2);
    other.request_id = "satu";
    EXPECT_GT(read(other), 0) << "nobody is told what another read";
    ctx.request_id = "dua";
    EXPECT_GT(read(ctx), 0);
    EXPECT_TRUE(around.of(ctx, id)->loan.away) << "the next request reads anew";
    EXPECT_GT(read(as(1)), 0) << "no job is told what was";
}

NASKAH_ON_BOTH_DATABASES(Asking);

}  // namespace asking_service_test
}  // namespace depot
