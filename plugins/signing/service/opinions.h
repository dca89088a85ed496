// SPDX-License-Identifier: Apache-2.0
// What BSrE's own checker says of a file, beside our verdict and never instead of it. Only where the provider may be
// sent files; that it was asked is kept, the file is not.
#pragma once

#include "core/blob/store.h"
#include "signing/levels.h"
#include "signing/service/desk.h"
#include "signing/service/hands.h"

namespace signing {

class Opinions {
  public:
    static constexpr std::string_view right = "signing.opinion";

    Opinions(core::db::Db& db, core::blob::Store& blobs, Subjects& subjects, Levels& levels, Validator& validator,
             Providers& providers)
        : db_(db), blobs_(blobs), subjects_(subjects), levels_(levels), validator_(validator), providers_(providers) {}

    struct Asked {
        Verdict ours;
        esign::Opinion theirs;
        std::string provider;    // its name
        core::Digest file;
    };
    // Whether there is anybody to ask; false for those without the right.
    bool offered(const core::Context& ctx);
    void ensure(const core::Context& ctx) const;   // Error(forbidden) for others
    // Whether of_subject would have a file to send.
    bool may_ask_of(const core::Context& ctx, std::string_view subject);
    // Error(forbidden) for others, Error(conflict, "signing.error.no_opinion") where nobody may be asked, and what
    // the service throws. No unit open.
    Asked of_file(const core::Context& ctx, core::ByteView file);
    // The newest file of a subject the actor may prove. Error(conflict, "signing.error.nothing_signed").
    Asked of_subject(const core::Context& ctx, std::string_view subject);
    // Its title, for the page that asks; throws as of_subject does.
    std::string title_of(const core::Context& ctx, std::string_view subject);

  private:
    std::optional<Provider> keeper(const core::Context& ctx);
    core::Digest newest(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);
    Asked ask(const core::Context& ctx, core::ByteView file, const std::string& about);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    Subjects& subjects_;
    Levels& levels_;
    Validator& validator_;
    Providers& providers_;
};

}  // namespace signing
