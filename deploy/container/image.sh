#!/usr/bin/env bash
# Makes a container image without an engine and without a registry:   image.sh EXECUTABLE VERSION WORK ARCHIVE
# The executable, and of Debian what it needs to run: the C library, and the files that say which Debian it is. Nobody in it is root. `docker load -i ARCHIVE` takes it.
set -euo pipefail
distribution=$(. /etc/os-release && echo "$ID")
executable=$1 version=$2 work=$3 archive=$4
# Hashes are OpenSSL's, which .NET loads when it needs one. Debian 13 gave it another name.
packages=(base-files libc6)
if apt-cache show libssl3t64 > /dev/null 2>&1; then packages+=(libssl3t64 zlib1g libzstd1); else packages+=(libssl3); fi

rm -rf "$work"
mkdir -p "$work/debs" "$work/root" "$work/layer"
(cd "$work/debs" && apt-get -qq download "${packages[@]}")
for deb in "$work"/debs/*.deb; do
  dpkg-deb --fsys-tarfile "$deb" | tar -C "$work/root" -x --exclude='./usr/share/doc/*' --exclude='./usr/share/locale/*' --exclude='./usr/share/info/*' --exclude='./usr/lib/*/gconv/*'
  # shellcheck disable=SC2016
  dpkg-deb -W --showformat='{"type":"library","name":"${Package}","version":"${Version}","purl":"pkg:deb/'"$distribution"'/${Package}@${Version}?arch=${Architecture}"}\n' "$deb"
done > "$work/packages.json"
mkdir -p "$work/root/usr/share/doc/tocsin" "$work/root/work"
# A volume takes its rights from here: whoever runs the image may keep data in it.
mkdir -p "$work/root/var/lib/tocsin"
chmod 1777 "$work/root/var/lib/tocsin"
for deb in "$work"/debs/*.deb; do
  name=$(dpkg-deb -f "$deb" Package)
  dpkg-deb --fsys-tarfile "$deb" | tar -x -O "./usr/share/doc/$name/copyright" > "$work/root/usr/share/doc/tocsin/$name.copyright" 2>/dev/null || true
done
install -D -m 755 "$executable" "$work/root/usr/bin/tocsin"
printf 'root:x:0:0:root:/:/sbin/nologin\ntocsin:x:65532:65532:tocsin:/work:/sbin/nologin\n' > "$work/root/etc/passwd"
printf 'root:x:0:\ntocsin:x:65532:\n' > "$work/root/etc/group"

tarball() { tar -C "$1" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -cf "$2" .; }
digest() { sha256sum "$1" | cut -d ' ' -f 1; }
tarball "$work/root" "$work/layer.tar"
layer=$(digest "$work/layer.tar")
mkdir -p "$work/image/$layer"
mv "$work/layer.tar" "$work/image/$layer/layer.tar"
cat > "$work/config.json" <<J
{"architecture":"amd64","os":"linux","created":"$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)","config":{"User":"65532:65532","WorkingDir":"/work","Env":["PATH=/usr/bin"],"Entrypoint":["/usr/bin/tocsin"],"Cmd":["--help"],"Labels":{"org.opencontainers.image.title":"tocsin","org.opencontainers.image.version":"$version","org.opencontainers.image.licenses":"Apache-2.0"}},"rootfs":{"type":"layers","diff_ids":["sha256:$layer"]},"history":[{"created_by":"deploy/container/image.sh"}]}
J
config=$(digest "$work/config.json")
mv "$work/config.json" "$work/image/$config.json"
echo "[{\"Config\":\"$config.json\",\"RepoTags\":[\"tocsin:$version\",\"tocsin:latest\"],\"Layers\":[\"$layer/layer.tar\"]}]" > "$work/image/manifest.json"
tarball "$work/image" "$work/image.tar"
gzip -n9 < "$work/image.tar" > "$archive"
