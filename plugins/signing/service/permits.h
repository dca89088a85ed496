// SPDX-License-Identifier: Apache-2.0
// Letters whose signer gives leave on a page of whoever keeps his key (CSC, "oauth2code"):
//
//   ask        the letters of a batch that waits are numbered and printed, as many as one permission reaches;
//              he is sent to the keeper's page with their digests
//   came_back  his leave becomes the right to those signatures; they are made in one call, and the batch records
//              them one after another
//
// What is asked for is held in the memory of this process for some minutes: the digest of what will be signed, not its
// bytes, and the proof that whoever comes back is who was sent. Refused, too late or after a restart the numbers are
// held and he is asked anew. The right is in locked memory while the one call is made, and nowhere else.
#pragma once

#include "signing/service/signing_many.h"

namespace signing {

class Permits {
  public:
    static constexpr std::chrono::minutes life{10};
    static constexpr std::size_t most = 16;          // asked for at the same time
    static constexpr std::size_t most_letters = 50;  // in one permission: their digests stand in an address

    // `back`: where the keeper's page sends people, "https://naskah.kota.go.id/signing/permit".
    Permits(const core::Clock& clock, Hands& hands, Sealing& sealing, SigningMany& many, std::string back)
        : clock_(clock), hands_(hands), sealing_(sealing), many_(many), back_(std::move(back)) {}

    struct Asked {
        std::string address;    // the keeper's page
        std::string keeper;     // its name here
        std::size_t letters = 0;
    };
    // Throws what SigningMany::waiting throws, Error(conflict, "signing.error.no_page") where his keeper asks him
    // here, and what stands in the way of all letters. Of one that cannot be signed the batch tells why.
    Asked ask(const core::Context& ctx, core::batch::BatchId id);
    // Error(not_found) unless it was asked for by the actor and not too long ago. The batch goes on.
    core::batch::BatchId came_back(const core::Context& ctx, std::string_view state, std::string_view code);
    // He said no there, or the keeper did; the batch stands as it stood.
    core::batch::BatchId refused(const core::Context& ctx, std::string_view state);
    void close_of(core::PersonId person);

  private:
    struct Pending {
        core::PersonId person;
        core::batch::BatchId batch;
        core::Instant until;
        Hands::ByPage key;
        Sealing::Prepared prepared;
        seal::PermissionAsk asked;
    };
    Pending take(const core::Context& ctx, std::string_view state);

    const core::Clock& clock_;
    Hands& hands_;
    Sealing& sealing_;
    SigningMany& many_;
    std::string back_;
    std::mutex mutex_;
    std::map<std::string, Pending, std::less<>> pending_;   // by state
};

}  // namespace signing
