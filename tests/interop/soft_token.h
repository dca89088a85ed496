// SPDX-License-Identifier: Apache-2.0
// A token of SoftHSM in a folder, filled as a clerk would: the key by softhsm2-util, the certificate by the
// functions of PKCS#11, since that tool puts none.
#pragma once

#include <filesystem>
#include <string>

namespace interop {

inline constexpr const char* soft_library = "/usr/lib/softhsm/libsofthsm2.so";

class SoftToken {
  public:
    // Also for the processes started from now on.
    SoftToken(const std::filesystem::path& folder, std::string label, std::string pin);
    // PEM files: key and certificate, under the label `name`, and the certificate of whoever issued it.
    void put(const std::string& key, const std::string& certificate, const std::string& authority,
             const std::string& name) const;

  private:
    std::string label_, pin_;
};

}  // namespace interop
