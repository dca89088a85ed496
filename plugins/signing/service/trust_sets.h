// SPDX-License-Identifier: Apache-2.0
// Trust sets an administrator gave a name: keys/trust/<name>, a folder of certificates and revocation lists as
// `naskah verify --trust` takes it, or a trusted list kept under its name. What is judged by a set is judged by it alone.
#pragma once

#include <filesystem>
#include <optional>

#include "signing/service/judging.h"
#include "signing/service/trust_lists.h"
#include "signing/verifications.h"

namespace signing {

class TrustSets {
  public:
    TrustSets(std::filesystem::path folder, TrustLists& lists) : folder_(std::move(folder)), lists_(lists) {}

    // None of this name. Throws as anchors_of does for a folder that cannot be taken.
    std::optional<check::Anchors> find(const std::string& name);

  private:
    std::filesystem::path folder_;
    TrustLists& lists_;
};

// What the public room asks: of anybody's files, each judged apart.
class Asking final : public Verifications {
  public:
    Asking(Judges& judges, TrustSets& sets, std::function<check::Anchors()> anchors, bool second_look)
        : judges_(judges), sets_(sets), anchors_(std::move(anchors)), second_look_(second_look) {}
    core::Json judge(const core::Context& ctx, core::ByteView pdf, const Asked& asked) override;

  private:
    Judges& judges_;
    TrustSets& sets_;
    std::function<check::Anchors()> anchors_;   // of the house
    bool second_look_;
};

}  // namespace signing
