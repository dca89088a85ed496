// SPDX-License-Identifier: Apache-2.0
// Long random sequences of acts on both databases, against a small model of the tree written for this test:
// what is allowed, the state of each branch, and who holds the letter.
#include <random>

#include "incoming/tests/kit.h"

namespace incoming {
namespace tree_service_test {

using B = BranchState;

struct Node {
    BranchId id;
    std::size_t position = 0, giver = 0;
    int parent = -1, disposition = 0;
    bool informed = false;
    B state = B::sent;
    bool open() const { return !informed && (state == B::sent || state == B::read); }
};

// Sekda 0; Kabag 1 below him; 2, 3 and 4 below the Kabag. Only 0 and 1 may dispose.
class Model {
  public:
    std::vector<Node> nodes;
    bool closed = false;

    bool passed_on(std::size_t at) const {
        return std::any_of(nodes.begin(), nodes.end(),
                           [&](const Node& n) { return n.parent == static_cast<int>(at) && n.open(); });
    }
    bool below(std::size_t at) const {
        return std::any_of(nodes.begin(), nodes.end(), [&](const Node& n) {
            return n.parent == static_cast<int>(at) && (n.open() || n.state == B::reported);
        });
    }
    std::multiset<std::size_t> holders() const {
        std::multiset<std::size_t> who;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (nodes[i].open() && !passed_on(i)) who.insert(nodes[i].position);
        return who;
    }
    bool works(std::size_t position) const {
        return std::any_of(nodes.begin(), nodes.end(), [&](const Node& n) { return n.position == position &&
            n.open(); });
    }
    bool may_forward(std::size_t at, std::size_t to) const {
        const auto& node = nodes[at];
        const bool down = node.position == 1 && to > 1, beside = node.position > 1 && to > 1 && to != node.position;
        if (closed || !node.open() || below(at) || !(down || beside) || to == node.giver) return false;
        return std::none_of(nodes.begin(), nodes.end(), [&](const Node& n) {
            return n.disposition == node.disposition && n.position == to;
        });
    }
    void accept_all(std::size_t giver) {
        for (auto& n : nodes)
            if (n.giver == giver && n.state == B::reported) n.state = B::accepted;
    }
    void close() {
        accept_all(0);
        for (auto& n : nodes)
            if (n.open() || n.state == B::reported) n.state = B::lapsed;
        closed = true;
    }
};

class RandomTree : public IncomingOffice {
  protected:
    std::mt19937 dice{20261127};
    std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice); }

    bool done(const std::function<void()>& act) {
        clock.pass(std::chrono::seconds(1));
        try {
            act();
            return true;
        } catch (const core::Error&) {
            return false;
        }
    }

    std::size_t place_of(core::PositionId id) {
        for (std::size_t i = 0; i < office.all.size(); ++i)
            if (office.all[i].id == id) return i;
        throw std::runtime_error("unknown position");
    }

    // Takes new branches into the model: their ids, and which branch they hang from.
    void learn(Model& model, IncomingId id) {
        const auto whole = room->desk.whole(as(0), id);
        int number = 0;
        for (const auto& disposition : whole.dispositions) {
            ++number;
            for (const auto& branch : disposition.branches) {
                if (std::any_of(model.nodes.begin(), model.nodes.end(), [&](const Node& n) { return n.id ==
                        branch.id; }))
                    continue;
                Node node{branch.id, place_of(branch.position), place_of(branch.giver), -1, number, branch.informed,
                    B::sent};
                if (disposition.parent)
                    for (std::size_t i = 0; i < model.nodes.size(); ++i)
                        if (model.nodes[i].id == *disposition.parent) node.parent = static_cast<int>(i);
                model.nodes.push_back(node);
            }
        }
    }

    void give(Model& model, IncomingId id, std::size_t who) {
        const bool expected = !model.closed && (who == 0 || (who == 1 && model.works(1)));
        Instructions wish;
        wish.note = "Tindak lanjuti";
        const std::size_t lowest = who == 0 ? 1 : 2;
        for (std::size_t to = lowest; to < 5; ++to)
            if (any(2) == 0) (any(4) == 0 ? wish.informed : wish.to).push_back(office.all[to].id);
        if (wish.to.empty()) return;
        wish.responsible = wish.to[any(wish.to.size())];
        EXPECT_EQ(done([&] { room->dispose.give(as(who), id, wish); }), expected) << "give by " << who;
        if (!expected) return;
        const auto before = model.nodes.size();
        learn(model, id);
        EXPECT_EQ(model.nodes.size(), before + wish.to.size() + wish.informed.size());
        // Who passes it on has read it.
        if (who == 1) { EXPECT_GE(model.nodes.back().parent, 0); }
        if (model.nodes.back().parent >= 0) {
            auto& parent = model.nodes[static_cast<std::size_t>(model.nodes.back().parent)];
            EXPECT_TRUE(parent.open() && parent.position == who);
            if (parent.state == B::sent) parent.state = B::read;
        }
    }

    void on_branch(Model& model, IncomingId id, int step) {
        if (model.nodes.empty()) return;
        const auto at = any(model.nodes.size());
        auto& node = model.nodes[at];
        auto& dispose = room->dispose;
        const auto receiver = as(node.position), giver = as(node.giver);
        const bool open = !model.closed && node.open(), reported = !model.closed && node.state == B::reported;
        switch (any(7)) {
            case 0: {
                const bool ok = done([&] { dispose.report(receiver, node.id, "Laporan " + std::to_string(step)); });
                EXPECT_EQ(ok, open);
                if (!ok) return;
                node.state = B::reported;
                return model.accept_all(node.position);
            }
            case 1: {
                const bool again = !model.closed && node.state == B::accepted;
                EXPECT_EQ(done([&] { dispose.accept(giver, node.id); }), reported || again);
                if (reported) node.state = B::accepted;
                return;
            }
            case 2:
                EXPECT_EQ(done([&] { dispose.give_back(giver, node.id, {"Lengkapi", {}, 2}); }), reported);
                if (reported) node.state = B::read;
                return;
            case 3: {
                const bool unread = !model.closed && node.state == B::sent;
                const bool again = !model.closed && node.state == B::withdrawn;
                EXPECT_EQ(done([&] { dispose.withdraw(giver, node.id); }), unread || again);
                if (unread) node.state = B::withdrawn;
                return;
            }
            case 4: {
                const bool may = open && !model.below(at), again = !model.closed && node.state == B::declined;
                EXPECT_EQ(done([&] { dispose.decline(receiver, node.id, "Bukan tugas kami"); }), may || again);
                if (may) node.state = B::declined;
                return;
            }
            case 5: {
                const auto to = 1 + any(4);
                const bool may = model.may_forward(at, to);
                EXPECT_EQ(done([&] { dispose.forward(receiver, node.id, office.all[to].id, "Mohon ditangani"); }), may)
                    << node.position << " to " << to;
                if (!may) return;
                node.state = B::forwarded;
                return learn(model, id);
            }
            default: {
                const bool seen = std::any_of(model.nodes.begin(), model.nodes.end(), [&](const Node& n) {
                    return n.position == node.position && n.state != B::withdrawn;
                });
                const auto who = node.position;
                // The clerk of the book reads it anyway, and the archivist what is closed.
                EXPECT_EQ(done([&] { dispose.read(receiver, id); }), seen || who == 3 || (who == 4 && model.closed));
                for (auto& n : model.nodes)
                    if (seen && n.position == who && n.state == B::sent) n.state = B::read;
            }
        }
    }

    void compare(const Model& model, IncomingId id) {
        const auto whole = room->desk.whole(as(0), id);
        std::map<BranchId, B> states;
        for (const auto& disposition : whole.dispositions)
            for (const auto& branch : disposition.branches) states[branch.id] = branch.state;
        ASSERT_EQ(states.size(), model.nodes.size());
        for (const auto& node : model.nodes) EXPECT_EQ(states.at(node.id), node.state);
        std::multiset<std::size_t> held;
        for (const auto& holding : whole.now)
            if (holding.branch)
                for (const auto& node : model.nodes)
                    if (node.id == *holding.branch) held.insert(node.position);
        EXPECT_EQ(held, model.closed ? std::multiset<std::size_t>{} : model.holders());
    }
};

TEST_P(RandomTree, agrees_with_the_model) {
    for (int letter = 0; letter < 6; ++letter) {
        receive({});
        const auto id = room->desk.list(as(0), {}).lines.front().id;
        Model model;
        for (int step = 0; step < 60 && !HasFailure(); ++step) {
            SCOPED_TRACE("letter " + std::to_string(letter) + ", step " + std::to_string(step));
            const auto act = any(20);
            if (act < 5) {
                give(model, id, any(3));
            } else if (act == 5) {
                EXPECT_EQ(done([&] { room->dispose.close(as(0), id, "Cukup"); }), !model.closed);
                if (!model.closed) model.close();
            } else if (act == 6 || model.closed) {
                EXPECT_EQ(done([&] { room->dispose.reopen(as(0), id, "Ada bahan baru"); }), model.closed);
                model.closed = false;
            } else {
                on_branch(model, id, step);
            }
            compare(model, id);
        }
    }
}

NASKAH_ON_BOTH_DATABASES(RandomTree);

}  // namespace
}  // namespace incoming
