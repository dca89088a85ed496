// SPDX-License-Identifier: Apache-2.0
// Implements Notices: what other rooms tell, and what they take back.
#pragma once

#include "notify/service/room.h"

namespace notify {

class Post final : public Notices {
  public:
    explicit Post(Parts& parts) : parts_(parts) {}

    void kind(Kind kind) override { parts_.kinds.add(std::move(kind)); }
    void serve(std::string prefix, Subjects& owner) override { parts_.owners[std::move(prefix)] = &owner; }
    void calendar(Calendar& days) override { parts_.days = &days; }

    void tell(core::db::Tx& tx, const core::Context& ctx, const Notice& notice) override;
    void done(core::db::Tx& tx, const core::Context& ctx, std::string_view object) override;
    void withdraw(core::db::Tx& tx, const core::Context& ctx, std::string_view kind, std::string_view object,
                  const Receiver& from) override;
    void opened(const core::Context& ctx, std::string_view object) override;

    // Open pages are told what other processes told since the last look.
    void look();

  private:
    void wake(core::db::Tx& tx, std::vector<std::string> receivers);

    Parts& parts_;
    core::Instant looked_{};
    std::map<std::string, core::Instant> woken_;   // by the last look
};

}  // namespace notify
