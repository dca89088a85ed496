// SPDX-License-Identifier: Apache-2.0
// How, when and where a person wants to be told, and what the house has set for who said nothing.
#pragma once

#include <vector>

#include "notify/service/room.h"

namespace notify {

struct Settings {
    struct Row {
        std::string kind, word;
        bool urgent = false;
        bool pages = true;
        std::map<Channel, Mode> modes;
    };
    std::vector<Row> rows;                     // each kind, as it stands for him
    Rhythm rhythm;
    bool own_rhythm = false;                   // not the house's
    Addresses addresses;
    std::map<Channel, bool> carried;           // set up on this server
    std::vector<Message> messages;             // to him, latest first
};

// As it was sent; what is left out stays as it is.
struct SettingsWish {
    std::vector<Settings::Row> rows;
    std::optional<Rhythm> rhythm;              // alike the house's: his own goes
    std::map<Channel, std::string> addresses;
    std::vector<core::Fault> unread;           // faults of fields that could not be read
};

class Prefer {
  public:
    explicit Prefer(Parts& parts) : parts_(parts) {}

    Settings settings(const core::Context& ctx);
    // Throws Error(invalid) with all faults.
    void save(const core::Context& ctx, SettingsWish wish);
    // Of the house; for who may manage notices.
    Settings defaults(const core::Context& ctx);
    void save_defaults(const core::Context& ctx, SettingsWish wish);

  private:
    Settings shown(core::db::Tx& tx, const Wishes& own, const Wishes& house);
    // What the rows say beyond what holds without them.
    Wishes kept(const std::vector<Settings::Row>& rows, Wishes before, const Wishes& below,
                std::vector<core::Fault>& faults);

    void look_today(core::db::Tx& tx, const Rhythm& rhythm);

    Parts& parts_;
};

}  // namespace notify
