// SPDX-License-Identifier: Apache-2.0
// Blobs in a folder: written aside, made durable, then given their digest as name.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <fstream>
#include <string>
#include <system_error>

#include "core/base/descriptor.h"
#include "core/base/error.h"
#include "core/blob/store.h"

namespace core::blob {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void storage_fault(int number) {
    throw Error(Code::unavailable, "core.error.storage",
                {{"reason", std::generic_category().message(number)}});
}

class File {
  public:
    File(const fs::path& path, int flags, mode_t mode = 0)
        : handle_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
        if (handle_ < 0) storage_fault(errno);
    }
    ~File() { ::close(handle_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    void write(ByteView bytes) const {
        if (!write_all(handle_, bytes)) storage_fault(errno);
    }
    Bytes read() const {
        struct stat facts {};
        if (::fstat(handle_, &facts) != 0) storage_fault(errno);
        Bytes bytes(static_cast<std::size_t>(facts.st_size));
        std::size_t have = 0;
        while (have < bytes.size()) {
            const auto done = ::read(handle_, bytes.data() + have, bytes.size() - have);
            if (done < 0 && errno != EINTR) storage_fault(errno);
            if (done == 0) break;
            if (done > 0) have += static_cast<std::size_t>(done);
        }
        bytes.resize(have);
        return bytes;
    }
    void lock() const {
        while (::flock(handle_, LOCK_EX) != 0)
            if (errno != EINTR) storage_fault(errno);
    }
    void sync() const {
        if (::fsync(handle_) != 0) storage_fault(errno);
    }

  private:
    int handle_;
};

void sync_folder(const fs::path& folder) { File(folder, O_RDONLY | O_DIRECTORY).sync(); }

// Creates what is missing, each new name synced in its parent.
void make_folder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0750) == 0) return sync_folder(folder.parent_path());
    if (errno != EEXIST) storage_fault(errno);
}

class Folder final : public Store {
  public:
    explicit Folder(fs::path root) : root_(fs::absolute(std::move(root)).lexically_normal()) {
        if (!root_.has_filename()) root_ = root_.parent_path();
        std::error_code error;
        fs::create_directories(root_, error);
        if (error) storage_fault(error.value());
        make_folder(root_ / "new");
    }

    Digest put(ByteView bytes) override {
        const Digest digest = sha256(bytes);
        const auto target = place(digest);
        std::error_code absent;
        // A file of another length was cut by a fault outside; it is written anew. So is one whose time cannot be renewed:
        // it is being removed, or it is not ours.
        if (fs::file_size(target, absent) == bytes.size() && !absent &&
            ::utimensat(AT_FDCWD, target.c_str(), nullptr, 0) == 0)
            return digest;
        make_folder(target.parent_path().parent_path());
        make_folder(target.parent_path());
        const auto fresh = root_ / "new" / (digest.hex() + "." + hex(random_bytes(8)));
        try {
            const File file(fresh, O_WRONLY | O_CREAT | O_EXCL, 0440);
            file.write(bytes);
            file.sync();
            if (::rename(fresh.c_str(), target.c_str()) != 0) storage_fault(errno);
        } catch (...) {
            ::unlink(fresh.c_str());
            throw;
        }
        sync_folder(target.parent_path());
        return digest;
    }

    Bytes get(const Digest& digest) const override {
        if (!has(digest))
            throw Error(Code::not_found, "core.error.blob", {{"digest", digest.hex()}});
        Bytes bytes = File(place(digest), O_RDONLY).read();
        if (sha256(bytes) != digest)
            throw Error(Code::internal, "core.error.blob_damaged", {{"digest", digest.hex()}});
        return bytes;
    }

    bool has(const Digest& digest) const override {
        std::error_code error;
        return fs::is_regular_file(place(digest), error);
    }

    std::optional<fs::path> path(const Digest& digest) const override {
        if (!has(digest)) return std::nullopt;
        return place(digest);
    }

    void each(const std::function<void(const Digest&)>& take) const override {
        for (const auto& outer : fs::directory_iterator(root_)) {
            if (outer.path().filename().string().size() != 2 || !outer.is_directory()) continue;
            for (const auto& inner : fs::directory_iterator(outer))
                for (const auto& file : fs::directory_iterator(inner))
                    if (const auto name = file.path().filename().string(); name.size() == 64) take(Digest::parse(name));
        }
    }

    bool settled(const Digest& digest) const override { return aged(place(digest)); }

    // Taken aside first: whoever brings the bytes from then on writes them anew, and who brought them before has renewed
    // the time, which is looked at again. What a kill left aside is settled by the next call.
    bool remove_for_good(const Digest& digest) override {
        const auto target = place(digest), aside = root_ / "new" / (digest.hex() + ".gone");
        const File one_at_a_time(root_ / "new", O_RDONLY | O_DIRECTORY);
        one_at_a_time.lock();
        if (has(digest)) ::unlink(aside.c_str());   // put back before a kill: of two names of one file rename moves none
        if (!aged(target) || !aged(aside)) return put_back(aside, target);
        if (::rename(target.c_str(), aside.c_str()) != 0 && errno != ENOENT && errno != ENOTDIR) storage_fault(errno);
        if (!aged(aside)) return put_back(aside, target);
        if (::unlink(aside.c_str()) != 0) {
            if (errno == ENOENT) return true;
            storage_fault(errno);
        }
        sync_folder(root_ / "new");
        std::error_code absent;
        if (fs::exists(target.parent_path(), absent)) sync_folder(target.parent_path());
        return true;
    }

    bool mend(const Digest& digest, const fs::path& from) override {
        const auto target = place(digest);
        const auto fresh = root_ / "new" / (digest.hex() + "." + hex(random_bytes(8)));
        try {
            if (!copied(from, fresh, digest)) {
                ::unlink(fresh.c_str());
                return false;
            }
            make_folder(target.parent_path().parent_path());
            make_folder(target.parent_path());
            // Nobody brought it now: it has the time of what it takes the place of, and takes that of nothing new.
            struct stat before {};
            const bool damaged = ::stat(target.c_str(), &before) == 0;
            set_time(fresh, damaged ? before.st_mtim.tv_sec : settled_since());
            if (damaged ? ::rename(fresh.c_str(), target.c_str()) != 0
                        : ::link(fresh.c_str(), target.c_str()) != 0 && errno != EEXIST)
                storage_fault(errno);
            if (!damaged) ::unlink(fresh.c_str());
        } catch (...) {
            ::unlink(fresh.c_str());
            throw;
        }
        sync_folder(target.parent_path());
        return true;
    }

  private:
    static std::time_t settled_since() { return std::time(nullptr) - std::chrono::seconds(settling).count(); }
    static bool aged(const fs::path& file) {
        struct stat facts {};
        if (::stat(file.c_str(), &facts) == 0) return facts.st_mtim.tv_sec <= settled_since();
        if (errno != ENOENT && errno != ENOTDIR) storage_fault(errno);
        return true;
    }
    static void set_time(const fs::path& file, std::time_t at) {
        const std::array<timespec, 2> both{timespec{at, 0}, timespec{at, 0}};
        if (::utimensat(AT_FDCWD, file.c_str(), both.data(), 0) != 0) storage_fault(errno);
    }
    // Not over what was brought meanwhile, which has the same bytes.
    static bool put_back(const fs::path& aside, const fs::path& target) {
        if (::link(aside.c_str(), target.c_str()) != 0 && errno != EEXIST && errno != ENOENT) storage_fault(errno);
        if (::unlink(aside.c_str()) != 0 && errno != ENOENT) storage_fault(errno);
        sync_folder(target.parent_path());
        return false;
    }
    static bool copied(const fs::path& from, const fs::path& to, const Digest& wanted) {
        std::ifstream in(from, std::ios::binary);
        if (!in) return false;
        const File out(to, O_WRONLY | O_CREAT | O_EXCL, 0440);
        Hasher hasher;
        Bytes piece(1u << 20);
        while (in) {
            in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size()));
            const auto part = ByteView(piece).first(static_cast<std::size_t>(in.gcount()));
            hasher.add(part);
            out.write(part);
        }
        if (!in.eof() || in.bad() || hasher.digest() != wanted) return false;
        out.sync();
        return true;
    }

    fs::path place(const Digest& digest) const {
        const auto name = digest.hex();
        return root_ / name.substr(0, 2) / name.substr(2, 2) / name;
    }

    fs::path root_;
};

}  // namespace

std::unique_ptr<Store> folder(std::filesystem::path root) {
    return std::make_unique<Folder>(std::move(root));
}

}  // namespace core::blob
